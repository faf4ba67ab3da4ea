/// A closed way along pixel edges: the corners where it turns, in order.
internal struct OutlineRing: Sendable {
  /// The corners; the last one is joined with the first.
  internal let corners: [PixelCorner]

  /// The place of the leftmost of its uppermost corners.
  internal var topLeft: Int {
    var best = 0
    for place in corners.indices
    where (corners[place].y, corners[place].x) < (corners[best].y, corners[best].x) {
      best = place
    }
    return best
  }
}
