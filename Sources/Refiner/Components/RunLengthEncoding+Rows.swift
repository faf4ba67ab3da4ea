internal import Labels

extension RunLengthEncoding {
  /// Calls `body` with row, first column and length of every horizontal run of set pixels, in the order
  /// in which the runs end.
  ///
  /// Pixels of a column lie a row of the image apart in a map. Whoever writes them all is faster by rows.
  /// - Complexity: O(runs + rows at which neighbouring columns differ).
  public func forEachRowRun(_ body: (_ y: Int, _ x: Int, _ length: Int) -> Void) {
    var starts = [Int](repeating: 0, count: size.height)
    var (before, now): ([Range<Int>], [Range<Int>]) = ([], [])
    var column = 0
    /// Ends the runs of rows that the column at hand has not, begins those that it has anew.
    func finishColumn() {
      Self.subtract(now, from: before) { rows in
        for y in rows { body(y, starts[y], column - starts[y]) }
      }
      Self.subtract(before, from: now) { rows in
        for y in rows { starts[y] = column }
      }
      swap(&before, &now)
      now.removeAll(keepingCapacity: true)
      column += 1
    }
    forEachColumnRun { x, y, length in
      while column < x {
        if before.isEmpty, now.isEmpty { column = x } else { finishColumn() }
      }
      now.append(y..<(y + length))
    }
    while !before.isEmpty || !now.isEmpty { finishColumn() }
  }

  /// Calls `body` with the parts of `ranges` that none of `others` holds; both ascend without overlap.
  private static func subtract(
    _ others: [Range<Int>], from ranges: [Range<Int>], _ body: (Range<Int>) -> Void
  ) {
    var place = 0
    for range in ranges {
      var lower = range.lowerBound
      while lower < range.upperBound {
        while place < others.count, others[place].upperBound <= lower { place += 1 }
        guard place < others.count, others[place].lowerBound < range.upperBound else {
          body(lower..<range.upperBound)
          break
        }
        if others[place].lowerBound > lower { body(lower..<others[place].lowerBound) }
        lower = others[place].upperBound
      }
    }
  }
}
