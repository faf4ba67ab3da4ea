/// One row of an image in Lab, hundredths, channel after channel.
struct LabRow {
  /// L\*, with the first and the last value doubled, then a\*, then b\*.
  private(set) var values: [Int16]
  /// Number of pixels.
  let width: Int

  /// Where L\* of the pixel in column 0 is in ``values``; its neighbours are beside it.
  var lightness: Int { 1 }
  /// Where a\* of the pixel in column 0 is.
  var a: Int { width + 2 }
  /// Where b\* of the pixel in column 0 is.
  var b: Int { width * 2 + 2 }

  init(width: Int) {
    self.width = width
    values = [Int16](repeating: 0, count: width * 3 + 2)
  }

  /// Takes over a row of an image of this width.
  mutating func convert(_ bytes: [UInt8], row: Int, table: [LabTable.Entry]) {
    let (width, a, b) = (width, a, b)
    let bytes = bytes.span.extracting((row * width * 3)..<((row + 1) * width * 3))
    let table = table.span
    var values = values.mutableSpan
    for x in 0..<width {
      let entry = table[
        LabTable.index(red: bytes[x * 3], green: bytes[x * 3 + 1], blue: bytes[x * 3 + 2])]
      values[x + 1] = entry.lightness
      values[a + x] = entry.a
      values[b + x] = entry.b
    }
    values[0] = values[1]
    values[width + 1] = values[width]
  }
}
