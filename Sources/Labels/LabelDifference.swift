/// Where two maps of one size differ: pixels counted by what they were and what they are.
public struct LabelDifference: Hashable, Sendable {
  /// Pixels that went from one label to another.
  public struct Change: Hashable, Sendable {
    /// The label in the first map.
    public let before: ClassID
    /// The label in the second map.
    public let after: ClassID
    /// Number of pixels, above 0.
    public let count: Int
  }

  /// The changes, the one of most pixels first; of equals the lower ids first.
  public let changes: [Change]
  /// Number of pixels that were compared.
  public let compared: Int

  /// Number of pixels that differ.
  public var count: Int { changes.reduce(0) { $0 + $1.count } }

  /// Compares two maps, which must be of one size.
  ///
  /// ignoringVoid: pixels that are void (255) in either map are not compared, as where the truth is
  /// unknown.
  /// - Complexity: O(pixels).
  public init(from before: LabelMap, to after: LabelMap, ignoringVoid: Bool = false) {
    precondition(before.size == after.size, "\(before.size) compared with \(after.size)")
    var counts = [Int](repeating: 0, count: 1 << 16)
    let (first, second) = (before.ids.span, after.ids.span)
    var compared = first.count
    for index in 0..<min(first.count, second.count) {
      let (old, new) = (first[index], second[index])
      if ignoringVoid, old == 255 || new == 255 {
        compared -= 1
      } else if old != new {
        counts[Int(old) << 8 | Int(new)] += 1
      }
    }
    self.compared = compared
    changes = counts.indices.filter { counts[$0] > 0 }.map { pair in
      Change(
        before: ClassID(UInt8(pair >> 8)), after: ClassID(UInt8(pair & 255)), count: counts[pair])
    }.sorted { $0.count > $1.count }
  }
}
