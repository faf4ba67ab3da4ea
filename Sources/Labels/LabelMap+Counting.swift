extension LabelMap {
  /// Number of pixels of a class.
  /// - Complexity: O(pixels).
  public func count(of classID: ClassID) -> Int {
    let ids = ids.span
    let wanted = classID.rawValue
    return Self.sum(over: ids.count) { range in
      let part = ids.extracting(range)
      var count: UInt8 = 0
      for index in part.indices { count &+= part[index] == wanted ? 1 : 0 }
      return count
    }
  }

  /// Number of pixels whose class is another one in a map of the same size.
  /// - Complexity: O(pixels).
  public func differenceCount(to other: LabelMap) -> Int {
    precondition(size == other.size, "A map of \(size) compared with one of \(other.size)")
    let (ids, others) = (ids.span, other.ids.span)
    return Self.sum(over: ids.count) { range in
      let (mine, theirs) = (ids.extracting(range), others.extracting(range))
      var count: UInt8 = 0
      for index in mine.indices { count &+= mine[index] != theirs[index] ? 1 : 0 }
      return count
    }
  }

  /// Adds up what `body` counts in stretches short enough for a byte, so that the loops vectorise: sixteen
  /// pixels at a time and more.
  private static func sum(over count: Int, _ body: (Range<Int>) -> UInt8) -> Int {
    var total = 0
    var start = 0
    while start < count {
      let end = min(start + 240, count)
      total += Int(body(start..<end))
      start = end
    }
    return total
  }
}
