public import Labels

extension PNGFile {
  /// The most colours that a palette holds.
  private static let paletteLimit = 256
  // Equal rows and repeated letters are found by the dictionary; filters would hide them.
  private static let indices = Compression(level: 9, filters: 0x08, strategy: 0)
  private static let colours = Compression(level: 9, filters: 0xF8, strategy: 0)

  /// Writes a drawing as a small PNG; atomic, same bytes each time.
  ///
  /// See ``encode(drawing:path:)``.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func write(drawing image: RGBImage, to path: String) throws(FileError) {
    try AtomicFile.write(encode(drawing: image, path: path), to: path)
  }

  /// A drawing as a PNG: with a palette when it has at most 256 colours, else RGB.
  ///
  /// It takes longer than a photo's, but screens, charts and painted label maps become several times
  /// smaller. `path` is the file's name in errors.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(pixels).
  public static func encode(drawing image: RGBImage, path: String) throws(FileError) -> [UInt8] {
    precondition(image.width > 0 && image.height > 0, "A PNG of \(image.width)x\(image.height)")
    if let (samples, palette) = indexed(image) {
      return try encode(
        samples, width: image.width, height: image.height, palette: palette, path: path,
        compression: indices)
    }
    return try encode(
      image.bytes, width: image.width, height: image.height, palette: [], path: path,
      compression: colours)
  }

  /// Indices into the image's colours, in the order in which they come; nil when there are too many.
  private static func indexed(_ image: RGBImage) -> (samples: [UInt8], palette: [RGB])? {
    var places: [RGB: UInt8] = [:]
    var palette: [RGB] = []
    var samples: [UInt8] = []
    samples.reserveCapacity(image.size.area)
    var last: (colour: RGB, index: UInt8)?
    for pixel in 0..<image.size.area {
      let start = pixel * 3
      let colour = RGB(image.bytes[start], image.bytes[start + 1], image.bytes[start + 2])
      if let last, last.colour == colour {
        samples.append(last.index)
        continue
      }
      let index: UInt8
      if let known = places[colour] {
        index = known
      } else {
        guard palette.count < paletteLimit else { return nil }
        index = UInt8(palette.count)
        places[colour] = index
        palette.append(colour)
      }
      samples.append(index)
      last = (colour, index)
    }
    return (samples, palette)
  }
}
