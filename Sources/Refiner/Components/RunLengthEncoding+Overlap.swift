internal import Labels

extension RunLengthEncoding {
  /// Number of pixels set in both masks, which must be of one size.
  /// - Complexity: O(runs of both).
  internal func overlap(with other: RunLengthEncoding) -> Int {
    precondition(size == other.size, "Masks of \(size) and \(other.size)")
    // Most masks of an image lie in other columns.
    guard span.overlaps(other.span) else { return 0 }
    var mine = RunCursor(counts)
    var theirs = RunCursor(other.counts)
    var common = 0
    while let left = mine.length, let right = theirs.length {
      let step = min(left, right)
      if mine.isSet && theirs.isSet { common += step }
      mine.advance(step)
      theirs.advance(step)
    }
    return common
  }

  /// From the first pixel that is set to behind the last, column by column; empty when none is.
  private var span: Range<Int> {
    guard counts.count > 1 else { return 0..<0 }
    let end = size.area - (counts.count.isMultiple(of: 2) ? 0 : Int(counts[counts.count - 1]))
    return Int(counts[0])..<max(end, Int(counts[0]))
  }

  /// The mask at another size, by nearest neighbour; nil when it is of another shape.
  ///
  /// Shapes are the same when sides have the same ratio.
  /// - Complexity: O(pixels of `size` within the bounds + its sides).
  internal func resized(to size: Size<ImageSpace>) -> RunLengthEncoding? {
    guard size != self.size else { return self }
    guard self.size.width * size.height == self.size.height * size.width else { return nil }
    let mask = mask
    let rows = NearestNeighbour.sources(of: size.height, from: self.size.height)
    let columns = NearestNeighbour.sources(of: size.width, from: self.size.width)
    var builder = RunLengthBuilder(size: size)
    for (x, column) in columns.enumerated()
    where column >= mask.bounds.x && column < mask.bounds.maxX {
      for (y, row) in rows.enumerated() where mask.contains(x: column, y: row) {
        builder.append(x: x, y: y, length: 1)
      }
    }
    return builder.finish()
  }
}
