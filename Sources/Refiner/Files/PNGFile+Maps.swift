internal import Labels

extension PNGFile {
  /// The bytes of an 8-bit grey PNG whose samples are a map's ids; `path` is the file's name in errors.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  internal static func encode(grey map: LabelMap, path: String) throws(FileError) -> [UInt8] {
    try encode(
      map.ids, width: map.width, height: map.height, palette: [], path: path, compression: labels)
  }

  /// The bytes of an RGB PNG of few colours in large areas; `path` is the file's name in errors.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  internal static func encode(areas image: RGBImage, path: String) throws(FileError) -> [UInt8] {
    try encode(
      image.bytes, width: image.width, height: image.height, palette: [], path: path,
      compression: labels)
  }
}
