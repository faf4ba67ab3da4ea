internal import Labels

/// Measures the mask of logits that come row by row, from the top.
///
/// It keeps where columns change between unset and set, not the logits: that is what column-major run
/// lengths are made of.
internal struct MaskScan: Sendable {
  /// A pixel that differs from the one above it; above the first row, none is set.
  private struct Change {
    var x: Int32
    var y: Int32
  }

  /// Pixels examined at a time; most blocks of a mask have no change.
  private static let blockLength = 64

  private let size: Size<ImageSpace>
  private let threshold: Float
  private let upper: Float
  private let lower: Float
  private var above: [Int32]
  private var changes: [Change] = []
  private var y: Int32 = 0
  private var upperArea = 0
  private var lowerArea = 0
  /// Number of pixels above the threshold so far.
  internal private(set) var area = 0

  /// Starts a mask of `size`; the thresholds of the stability score are `offset` above and below.
  internal init(size: Size<ImageSpace>, threshold: Double, offset: Double) {
    self.size = size
    // Added in Double and rounded once: the reference adds Python's numbers.
    self.threshold = Float(threshold)
    upper = Float(threshold + offset)
    lower = Float(threshold - offset)
    above = Array(repeating: 0, count: size.width)
  }

  /// Takes the next row of logits, `size.width` of them.
  /// - Complexity: O(width).
  internal mutating func add(_ row: Span<Float>) {
    precondition(row.count == size.width && y < size.height, "Row \(y) of \(row.count) in \(size)")
    area += Self.count(row, above: threshold)
    upperArea += Self.count(row, above: upper)
    lowerArea += Self.count(row, above: lower)
    var start = 0
    while start < row.count {
      let range = start..<min(start + Self.blockLength, row.count)
      let block = row.extracting(range)
      if differs(block, from: above.span.extracting(range)) { note(block, from: start) }
      start = range.upperBound
    }
    y += 1
  }

  private static func count(_ row: Span<Float>, above threshold: Float) -> Int {
    var count: UInt32 = 0
    for x in row.indices {
      // A mask of bits, because one and zero are compiled to a branch at each pixel.
      let bits: UInt32 = row[x] > threshold ? .max : 0
      count &+= bits & 1
    }
    return Int(count)
  }

  /// Whether any pixel of a block differs from the one above it.
  private func differs(_ block: Span<Float>, from above: Span<Int32>) -> Bool {
    // Said once, so that it is not checked at each pixel.
    precondition(block.count == above.count, "\(block.count) and \(above.count) pixels")
    let threshold = threshold
    var difference: Int32 = 0
    for x in block.indices { difference |= (block[x] > threshold ? 1 : 0) ^ above[x] }
    return difference != 0
  }

  private mutating func note(_ block: Span<Float>, from start: Int) {
    for x in block.indices {
      let bit: Int32 = block[x] > threshold ? 1 : 0
      if bit == above[start + x] { continue }
      above[start + x] = bit
      changes.append(Change(x: Int32(start + x), y: y))
    }
  }

  /// The area at the upper threshold divided by that at the lower one, 0...1; NaN when both are zero.
  internal var stability: Float { Float(upperArea) / Float(lowerArea) }

  /// The box around the mask; all zeros when it has no pixel.
  /// - Complexity: O(changes).
  internal var box: PixelBox {
    guard let first = changes.first, let last = changes.last else {
      return PixelBox(left: 0, top: 0, right: 0, bottom: 0)
    }
    var left = first.x
    var right = first.x
    for change in changes {
      left = min(left, change.x)
      right = max(right, change.x)
    }
    // A column that is still set reaches down to here; otherwise the last change has ended the mask.
    let bottom = above.contains(1) ? y - 1 : last.y - 1
    return PixelBox(left: Int(left), top: Int(first.y), right: Int(right), bottom: Int(bottom))
  }

  /// The mask as run lengths of an image in which its origin lies at column `x`, row `y`.
  /// - Complexity: O(changes + width).
  internal func encoding(
    in image: Size<ImageSpace>, x offsetX: Int, y offsetY: Int
  ) -> RunLengthEncoding {
    let (ends, rows) = changesByColumn()
    var builder = RunLengthBuilder(size: image)
    var index = 0
    for x in 0..<size.width {
      // Changes of a column alternate: set, unset, set, ...
      while index < ends[x] {
        let start = Int(rows[index])
        let end = index + 1 < ends[x] ? Int(rows[index + 1]) : Int(y)
        builder.append(x: x + offsetX, y: start + offsetY, length: end - start)
        index += 2
      }
      index = ends[x]
    }
    return builder.finish()
  }

  /// Everything about the mask; call it after the last row.
  /// - Complexity: O(changes + width).
  internal func summary() -> MaskSummary {
    precondition(Int(y) == size.height, "\(y) rows of \(size)")
    return MaskSummary(
      encoding: encoding(in: size, x: 0, y: 0), area: area, box: box, stability: stability)
  }

  /// The rows of all changes, column by column, each column from the top, and where each column ends.
  private func changesByColumn() -> (ends: [Int], rows: [Int32]) {
    var ends = [Int](repeating: 0, count: size.width + 1)
    for change in changes { ends[Int(change.x) + 1] += 1 }
    for x in 0..<size.width { ends[x + 1] += ends[x] }
    // `ends[x]` is where column x starts; placing its changes moves it to where it ends.
    var rows = [Int32](repeating: 0, count: changes.count)
    for change in changes {
      rows[ends[Int(change.x)]] = change.y
      ends[Int(change.x)] += 1
    }
    return (ends, rows)
  }
}
