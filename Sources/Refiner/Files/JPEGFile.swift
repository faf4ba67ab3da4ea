private import CImage
public import Labels

/// Reads JPEG files.
public enum JPEGFile {
  /// Reads a grey or colour JPEG file as RGB.
  /// - Throws: `FileError` when it cannot be read, is damaged or CMYK, or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func read(
    _ path: String, limits: FileLimits = .standard
  ) throws(FileError) -> RGBImage {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    return try decode(bytes, path: path, limits: limits)
  }

  /// Decodes a JPEG file that is already in memory; `path` is its name in errors.
  /// - Throws: `FileError` when it is damaged or CMYK, or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func decode(
    _ bytes: [UInt8], path: String, limits: FileLimits = .standard
  ) throws(FileError) -> RGBImage {
    var header = CImageInfo()
    guard unsafe cimage_jpeg_read(bytes, bytes.count, nil, 0, &header) == 0 else {
      throw .damaged(path: path, reason: message(of: header))
    }
    guard header.is_cmyk == 0 else {
      throw .unsupported(
        path: path, reason: "a JPEG in CMYK colours", remedy: "convert it to RGB")
    }
    let width = Int(header.width)
    let height = Int(header.height)
    try limits.check(
      width: width, height: height, bitsPerPixel: 8, fileBytes: bytes.count, path: path)
    let size = width * height * 3
    var status: Int32 = 0
    let pixels = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      status = unsafe cimage_jpeg_read(bytes, bytes.count, buffer.baseAddress, size, &header)
      count = status == 0 ? size : 0
    }
    guard status == 0 else { throw .damaged(path: path, reason: message(of: header)) }
    return RGBImage(width: width, height: height, bytes: pixels)
  }

  private static func message(of header: CImageInfo) -> String {
    unsafe withUnsafeBytes(of: header.message) {
      unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
