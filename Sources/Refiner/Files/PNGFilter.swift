/// Undoes the row filters of PNG for pixels of one or three bytes.
///
/// `line` is the filtered row, `above` the row above as it is in the image, `row` the result.
internal enum PNGFilter {
  internal static func undoSub(_ line: ArraySlice<UInt8>, channels: Int, row: inout [UInt8]) {
    let start = line.startIndex
    for x in 0..<min(channels, row.count) { row[x] = line[start + x] }
    for x in stride(from: channels, to: row.count, by: 1) {
      row[x] = line[start + x] &+ row[x - channels]
    }
  }

  internal static func undoUp(_ line: ArraySlice<UInt8>, above: [UInt8], row: inout [UInt8]) {
    let start = line.startIndex
    for x in 0..<row.count { row[x] = line[start + x] &+ above[x] }
  }

  internal static func undoAverage(
    _ line: ArraySlice<UInt8>, above: [UInt8], channels: Int, row: inout [UInt8]
  ) {
    let start = line.startIndex
    for x in 0..<row.count {
      let left = x < channels ? 0 : UInt16(row[x - channels])
      row[x] = line[start + x] &+ UInt8(truncatingIfNeeded: (left + UInt16(above[x])) >> 1)
    }
  }

  internal static func undoPaeth1(_ line: ArraySlice<UInt8>, above: [UInt8], row: inout [UInt8]) {
    let start = line.startIndex
    var left: Int32 = 0
    var corner: Int32 = 0
    for x in 0..<row.count {
      let up = Int32(above[x])
      let value = line[start + x] &+ paeth(left, up, corner)
      row[x] = value
      left = Int32(value)
      corner = up
    }
  }

  // Three chains side by side: each depends on its own last pixel only, so that they overlap.
  internal static func undoPaeth3(_ line: ArraySlice<UInt8>, above: [UInt8], row: inout [UInt8]) {
    let start = line.startIndex
    var left: (Int32, Int32, Int32) = (0, 0, 0)
    var corner: (Int32, Int32, Int32) = (0, 0, 0)
    for x in stride(from: 0, to: row.count - 2, by: 3) {
      let up = (Int32(above[x]), Int32(above[x + 1]), Int32(above[x + 2]))
      let first = line[start + x] &+ paeth(left.0, up.0, corner.0)
      let second = line[start + x + 1] &+ paeth(left.1, up.1, corner.1)
      let third = line[start + x + 2] &+ paeth(left.2, up.2, corner.2)
      row[x] = first
      row[x + 1] = second
      row[x + 2] = third
      left = (Int32(first), Int32(second), Int32(third))
      corner = up
    }
  }

  /// Whichever of left, up and corner is nearest to left + up - corner, in this order.
  ///
  /// Without branches: with `bound` = 3 corner - left - up, the larger neighbour is nearest when bound
  /// is at most the smaller one, the smaller when it is at least the larger one, else the corner.
  @inline(__always)
  internal static func paeth(_ left: Int32, _ up: Int32, _ corner: Int32) -> UInt8 {
    let bound = 3 &* corner &- left &- up
    let low = min(left, up)
    let high = max(left, up)
    let candidate = high <= bound ? low : corner
    return UInt8(truncatingIfNeeded: bound <= low ? high : candidate)
  }
}
