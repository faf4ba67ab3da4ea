public import Labels

/// What is wrong with a run-length encoding.
public enum RunLengthError: Error, Hashable, Sendable {
  /// A character outside of `0`...`o` (48...111) at an offset of the string.
  case badCharacter(offset: Int)
  /// The string ends inside a number.
  case truncated
  /// A run is negative or the runs do not add up to the image.
  case badCounts
}

extension RunLengthError: CustomStringConvertible {
  /// The error in words.
  public var description: String {
    switch self {
    case .badCharacter(let offset): "run-length string has a foreign character at \(offset)"
    case .truncated: "run-length string ends inside a number"
    case .badCounts: "run lengths do not add up to the image"
    }
  }
}

/// A mask as alternating runs in column-major order, zeros first: COCO's RLE.
///
/// Format and vectors: COCO API `maskApi.c` (`rleToString`), reference `seco-method.md` 3.4.
public struct RunLengthEncoding: Hashable, Sendable {
  /// Size of the image that the mask belongs to.
  public let size: Size<ImageSpace>
  /// Lengths of alternating runs of unset and set pixels, column by column; they add up to `size.area`.
  public let counts: [UInt32]

  /// Makes an encoding from its runs.
  /// - Throws: `RunLengthError.badCounts` when they do not add up to the image.
  public init(size: Size<ImageSpace>, counts: [UInt32]) throws(RunLengthError) {
    var total = 0
    for count in counts { total += Int(count) }
    guard total == size.area else { throw .badCounts }
    self.size = size
    self.counts = counts
  }

  /// Number of set pixels.
  /// - Complexity: O(runs).
  public var area: Int {
    var total = 0
    for index in stride(from: 1, to: counts.count, by: 2) { total += Int(counts[index]) }
    return total
  }

  /// The smallest rectangle that holds all set pixels; empty at the origin when none is set.
  /// - Complexity: O(runs).
  public var bounds: Rectangle<ImageSpace> {
    var left = Int.max
    var right = -1
    var top = Int.max
    var bottom = -1
    forEachRun { start, length in
      let last = start + length - 1
      left = min(left, start / size.height)
      right = max(right, last / size.height)
      if start / size.height == last / size.height {
        top = min(top, start % size.height)
        bottom = max(bottom, last % size.height)
      } else {
        top = 0
        bottom = size.height - 1
      }
    }
    guard right >= 0 else { return Rectangle(x: 0, y: 0, width: 0, height: 0) }
    return Rectangle(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// Calls `body` with start and length of every run of set pixels, in column-major positions.
  public func forEachRun(_ body: (_ start: Int, _ length: Int) -> Void) {
    var position = 0
    for (index, count) in counts.enumerated() {
      if index % 2 == 1, count > 0 { body(position, Int(count)) }
      position += Int(count)
    }
  }

  /// Calls `body` with column, first row and length of every vertical run of set pixels.
  public func forEachColumnRun(_ body: (_ x: Int, _ y: Int, _ length: Int) -> Void) {
    let height = size.height
    forEachRun { start, length in
      var position = start
      var left = length
      while left > 0 {
        let row = position % height
        let part = min(left, height - row)
        body(position / height, row, part)
        position += part
        left -= part
      }
    }
  }
}

extension RunLengthEncoding {
  /// Encodes a mask.
  /// - Complexity: O(bounds + columns).
  public init(_ mask: Mask) {
    var builder = RunLengthBuilder(size: mask.imageSize)
    let bounds = mask.bounds
    for column in 0..<bounds.width {
      var row = 0
      while row < bounds.height {
        guard mask.bits[row * bounds.width + column] else {
          row += 1
          continue
        }
        let first = row
        while row < bounds.height, mask.bits[row * bounds.width + column] { row += 1 }
        builder.append(x: bounds.x + column, y: bounds.y + first, length: row - first)
      }
    }
    self = builder.finish()
  }

  /// The mask that it encodes.
  /// - Complexity: O(bounds).
  public var mask: Mask {
    let bounds = bounds
    var bits = [Bool](repeating: false, count: bounds.area)
    forEachRowRun { y, x, length in
      let start = (y - bounds.y) * bounds.width + x - bounds.x
      for place in start..<(start + length) { bits[place] = true }
    }
    return Mask(imageSize: size, bounds: bounds, bits: bits)
  }

  /// Gives every set pixel the class `classID` in `map`, which must be of the encoding's size.
  /// - Complexity: O(area), nearly all of it for whole rows at once.
  public func paint(_ classID: ClassID, into map: inout LabelMap) {
    precondition(map.size == size, "Runs of \(size) painted into \(map.size)")
    let width = map.width
    map.withMutableIDs { ids in
      forEachRowRun { y, x, length in
        var row = ids._mutatingExtracting((y * width + x)..<(y * width + x + length))
        row.update(repeating: classID.rawValue)
      }
    }
  }
}

/// Collects vertical runs, given in column-major order, into an encoding.
public struct RunLengthBuilder: Sendable {
  private let size: Size<ImageSpace>
  private var counts: [UInt32] = []
  private var end = 0

  /// Starts an empty mask of an image.
  public init(size: Size<ImageSpace>) { self.size = size }

  /// Adds a run of `length` pixels downwards from (x, y); runs must come in column-major order and not overlap.
  public mutating func append(x: Int, y: Int, length: Int) {
    let start = x * size.height + y
    precondition(start >= end && y + length <= size.height, "Run at \(x), \(y) out of order")
    if start == end, !counts.isEmpty {
      counts[counts.count - 1] += UInt32(length)
    } else {
      counts.append(UInt32(start - end))
      counts.append(UInt32(length))
    }
    end = start + length
  }

  /// The encoding of all runs so far.
  public func finish() -> RunLengthEncoding {
    var counts = counts
    if end < size.area || counts.isEmpty { counts.append(UInt32(size.area - end)) }
    return RunLengthEncoding(trusted: counts, size: size)
  }
}
