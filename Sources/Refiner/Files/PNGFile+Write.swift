public import Labels

extension PNGFile {
  // Filter "up" turns most rows of a label map into zeros, which run-length matching packs at once.
  internal static let labels = Compression(level: 3, filters: 0x20, strategy: 3)
  // Photos pack as well with run-length matching as with the dictionary, in two thirds of the time.
  private static let photos = Compression(level: 3, filters: 0xF8, strategy: 3)

  /// Writes a label map as an 8-bit palette PNG whose indices are the ids; atomic, same bytes each time.
  ///
  /// The palette may be shorter than the ids reach; such ids keep their value and have no colour.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func write(
    _ map: LabelMap, palette: [RGB], to path: String
  ) throws(FileError) {
    try AtomicFile.write(encode(map, palette: palette, path: path), to: path)
  }

  /// The bytes that ``write(_:palette:to:)`` writes; `path` is the file's name in errors.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func encode(
    _ map: LabelMap, palette: [RGB], path: String
  ) throws(FileError) -> [UInt8] {
    precondition((1...256).contains(palette.count), "\(palette.count) colours in a palette")
    precondition(map.width > 0 && map.height > 0, "A PNG of \(map.width)x\(map.height)")
    return try encode(
      map.ids, width: map.width, height: map.height, palette: palette, path: path,
      compression: labels)
  }

  /// Writes a photo as an 8-bit RGB PNG; atomic.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func write(_ image: RGBImage, to path: String) throws(FileError) {
    precondition(image.width > 0 && image.height > 0, "A PNG of \(image.width)x\(image.height)")
    let bytes = try encode(
      image.bytes, width: image.width, height: image.height, palette: [], path: path,
      compression: photos)
    try AtomicFile.write(bytes, to: path)
  }

  /// Writes row-major grey samples as an 8-bit grey PNG; atomic.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func writeGrey(
    width: Int, height: Int, bytes: [UInt8], to path: String
  ) throws(FileError) {
    precondition(
      width > 0 && height > 0 && bytes.count == width * height,
      "\(bytes.count) samples given for a grey PNG of \(width)x\(height)")
    let file = try encode(
      bytes, width: width, height: height, palette: [], path: path, compression: photos)
    try AtomicFile.write(file, to: path)
  }

  /// Writes a grid of numbers as a 16-bit grey PNG; atomic.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func write(_ grid: Grid<UInt16>, to path: String) throws(FileError) {
    precondition(grid.width > 0 && grid.height > 0, "A PNG of \(grid.width)x\(grid.height)")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(grid.elements.count * 2)
    for number in grid.elements {
      bytes.append(UInt8(number >> 8))
      bytes.append(UInt8(number & 0xFF))
    }
    let file = try encode(
      bytes, width: grid.width, height: grid.height, palette: [], path: path, compression: labels,
      bytesPerSample: 2)
    try AtomicFile.write(file, to: path)
  }
}
