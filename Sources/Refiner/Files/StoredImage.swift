public import Labels

/// An image file as it is stored, before anybody decides what its samples mean.
public enum StoredImage: Hashable, Sendable {
  /// A PNG file's samples: a photo, labels, or a mask.
  case png(PNGImage)
  /// A JPEG file: always a photo, its compression changes ids.
  case jpeg(RGBImage)

  /// Reads a PNG or JPEG file, told apart by their first bytes.
  /// - Throws: `FileError` when it cannot be read, is neither, is damaged, or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func read(
    _ path: String, limits: FileLimits = .standard
  ) throws(FileError) -> StoredImage {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    switch FileKind(bytes) {
    case .png: return .png(try PNGFile.decode(bytes, path: path, limits: limits))
    case .jpeg: return .jpeg(try JPEGFile.decode(bytes, path: path, limits: limits))
    case .npy, .json, nil:
      throw .unsupported(
        path: path, reason: "neither a PNG nor a JPEG file", remedy: "convert it to PNG")
    }
  }
}
