/// What a reader may allocate for one file.
public struct FileLimits: Hashable, Sendable {
  /// The most pixels (in `.npy` files: elements) that one file may hold.
  public var maximumPixels: Int

  /// Makes limits; 2^28 pixels unless told otherwise.
  public init(maximumPixels: Int = 1 << 28) { self.maximumPixels = maximumPixels }

  /// 2^28 pixels: 16384 x 16384.
  public static let standard = FileLimits()

  /// The longest file that is worth reading: eight bytes per pixel, and a header.
  internal var maximumBytes: Int {
    let (bytes, overflow) = maximumPixels.multipliedReportingOverflow(by: 8)
    return overflow ? .max : max(bytes, 0) &+ (1 << 20)
  }

  /// How many bytes of samples one byte of a compressed file can stand for.
  ///
  /// Deflate reaches 1032 (zlib's technical details); a JPEG block of 192 bytes takes at least two bits.
  internal static let highestCompression = 1100

  /// Checks a size that a file claims against the limit and against what so short a file can hold.
  /// - Throws: ``FileError/tooLarge(path:width:height:limit:)``, or ``FileError/damaged(path:reason:)``.
  internal func check(
    width: Int, height: Int, bitsPerPixel: Int, fileBytes: Int, path: String
  ) throws(FileError) {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= maximumPixels else {
      throw .tooLarge(path: path, width: width, height: height, limit: maximumPixels)
    }
    guard pixels / (8 * Self.highestCompression) * bitsPerPixel <= fileBytes else {
      throw .damaged(
        path: path, reason: "\(width)x\(height) pixels cannot come from \(fileBytes) bytes")
    }
  }
}
