import Labels

/// A label map column by column, as run-length encodings lie: a run is one stretch of it.
struct ColumnMajorLabels: Hashable, Sendable {
  /// Size of the map.
  let size: Size<ImageSpace>
  /// The ids: pixel (x, y) is `ids[x * height + y]`.
  private(set) var ids: [UInt8]

  /// Turns a map round.
  /// - Complexity: O(pixels).
  init(_ map: LabelMap) {
    size = map.size
    ids = Self.transposed(map.ids, width: map.width, height: map.height)
  }

  /// The map row by row.
  /// - Complexity: O(pixels).
  var labelMap: LabelMap {
    LabelMap(
      width: size.width, height: size.height,
      ids: Self.transposed(ids, width: size.height, height: size.width))
  }

  /// Tiles of 64 by 64 pixels, so that both sides stay near.
  private static func transposed(_ ids: [UInt8], width: Int, height: Int) -> [UInt8] {
    var turned = [UInt8](repeating: 0, count: ids.count)
    let ids = ids.span
    var result = turned.mutableSpan
    let tile = 64
    for top in stride(from: 0, to: height, by: tile) {
      for left in stride(from: 0, to: width, by: tile) {
        for y in top..<min(top + tile, height) {
          for x in left..<min(left + tile, width) { result[x * height + y] = ids[y * width + x] }
        }
      }
    }
    return turned
  }

  /// Whether all pixels of a mask have a class; a mask of another size has none.
  /// - Complexity: O(runs + area), sixteen pixels at a time and more.
  func holds(_ classID: ClassID, inAllOf mask: RunLengthEncoding) -> Bool {
    guard mask.size == size else { return false }
    let ids = ids.span
    var difference: UInt8 = 0
    mask.forEachRun { start, length in
      let part = ids.extracting(start..<(start + length))
      for index in part.indices { difference |= part[index] ^ classID.rawValue }
    }
    return difference == 0
  }

  /// How many pixels of a mask hold each id: 256 counts.
  /// - Complexity: O(runs + area).
  func histogram(of mask: RunLengthEncoding) -> [Int] {
    precondition(mask.size == size, "A mask of \(mask.size) on labels of \(size)")
    var counts = [Int](repeating: 0, count: 256)
    let ids = ids.span
    mask.forEachRun { start, length in
      for position in start..<(start + length) { counts[Int(ids[position])] += 1 }
    }
    return counts
  }

  /// Gives all pixels of a mask a class.
  /// - Complexity: O(runs + area).
  mutating func paint(_ mask: RunLengthEncoding, as classID: ClassID) {
    precondition(mask.size == size, "A mask of \(mask.size) on labels of \(size)")
    var ids = ids.mutableSpan
    mask.forEachRun { start, length in
      for position in start..<(start + length) { ids[position] = classID.rawValue }
    }
  }

  /// Replaces each id by what a table of 256 has for it.
  mutating func replace(by table: [UInt8]) {
    for index in ids.indices { ids[index] = table[Int(ids[index])] }
  }

  /// Takes the pixels of `other` that hold one of `classes`.
  mutating func restore(_ classes: Set<ClassID>, from other: Self) {
    let isKept = (0...255).map { classes.contains(ClassID(UInt8($0))) }
    for index in ids.indices where isKept[Int(other.ids[index])] { ids[index] = other.ids[index] }
  }

  /// Number of pixels that are not void.
  var labelledCount: Int { ids.count { $0 != ClassID.void.rawValue } }

  /// Number of pixels that differ.
  func differenceCount(to other: Self) -> Int { zip(ids, other.ids).count { $0 != $1 } }
}
