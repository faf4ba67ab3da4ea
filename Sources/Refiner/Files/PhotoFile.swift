public import Labels

/// Reads photos of either kind.
public enum PhotoFile {
  /// Reads a PNG or JPEG file, told apart by their first bytes, as RGB.
  /// - Throws: `FileError` when it cannot be read, is neither, is damaged, or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func read(
    _ path: String, limits: FileLimits = .standard
  ) throws(FileError) -> RGBImage {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    return try decode(bytes, path: path, limits: limits)
  }

  /// Decodes a PNG or JPEG file that is already in memory; `path` is its name in errors.
  /// - Throws: `FileError` when it is neither, is damaged, or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func decode(
    _ bytes: [UInt8], path: String, limits: FileLimits = .standard
  ) throws(FileError) -> RGBImage {
    switch FileKind(bytes) {
    case .png: return try PNGFile.decode(bytes, path: path, limits: limits).photo
    case .jpeg: return try JPEGFile.decode(bytes, path: path, limits: limits)
    case .npy, .json, nil:
      throw .unsupported(
        path: path, reason: "neither a PNG nor a JPEG file", remedy: "convert the photo to PNG")
    }
  }
}
