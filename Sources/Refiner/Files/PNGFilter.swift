/// Undoes the row filters of PNG for pixels of one or three bytes, in place in the image.
///
/// `line` is where the filtered row starts in `filtered`, `row` where it goes in `samples`; the row above
/// is `length` before it. In the first row all that is above counts as zero.
/// Filters: PNG specification, section 9, <https://www.w3.org/TR/png-3/#9Filters>.
internal enum PNGFilter {
  internal static func undoNone(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) {
    for x in 0..<length { samples[row + x] = filtered[line + x] }
  }

  internal static func undoSub1(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) {
    var left: UInt8 = 0
    for x in 0..<length {
      left &+= filtered[line + x]
      samples[row + x] = left
    }
  }

  internal static func undoSub3(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) {
    var left: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for x in stride(from: 0, to: length - 2, by: 3) {
      left.0 &+= filtered[line + x]
      left.1 &+= filtered[line + x + 1]
      left.2 &+= filtered[line + x + 2]
      samples[row + x] = left.0
      samples[row + x + 1] = left.1
      samples[row + x + 2] = left.2
    }
  }

  internal static func undoUp(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) {
    let above = row - length
    for x in 0..<length { samples[row + x] = filtered[line + x] &+ samples[above + x] }
  }

  internal static func undoAverage(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int,
    channels: Int
  ) {
    for x in 0..<length {
      let left = x < channels ? 0 : UInt16(samples[row + x - channels])
      let up = row < length ? 0 : UInt16(samples[row - length + x])
      samples[row + x] =
        filtered[line + x] &+ UInt8(truncatingIfNeeded: (left &+ up) &>> 1)
    }
  }

  internal static func undoPaeth1(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) {
    let above = row - length
    var left: Int32 = 0
    var corner: Int32 = 0
    for x in 0..<length {
      let up = Int32(samples[above + x])
      let value = filtered[line + x] &+ paeth(left, up, corner)
      samples[row + x] = value
      left = Int32(value)
      corner = up
    }
  }

  // Three chains side by side: each depends on its own last pixel only, so that they overlap.
  internal static func undoPaeth3(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) {
    let above = row - length
    var left: (Int32, Int32, Int32) = (0, 0, 0)
    var corner: (Int32, Int32, Int32) = (0, 0, 0)
    for x in stride(from: 0, to: length - 2, by: 3) {
      let up = (
        Int32(samples[above + x]), Int32(samples[above + x + 1]), Int32(samples[above + x + 2])
      )
      let first = filtered[line + x] &+ paeth(left.0, up.0, corner.0)
      let second = filtered[line + x + 1] &+ paeth(left.1, up.1, corner.1)
      let third = filtered[line + x + 2] &+ paeth(left.2, up.2, corner.2)
      samples[row + x] = first
      samples[row + x + 1] = second
      samples[row + x + 2] = third
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
