import Labels

extension RunLengthEncoding {
  /// How many of the set pixels have each of the 256 ids in a map of the same size.
  /// - Complexity: O(area).
  func histogram(in map: LabelMap) -> [Int] {
    precondition(size == map.size, "Runs of \(size), map of \(map.size)")
    var counts = [Int](repeating: 0, count: 256)
    let ids = map.ids.span
    let width = map.width
    forEachColumnRun { x, y, length in
      for row in y..<(y + length) { counts[Int(ids[row * width + x])] += 1 }
    }
    return counts
  }
}
