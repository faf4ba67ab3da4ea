extension SuspicionTable {
  /// The components most like one, nearest first: by the distance of their standardised vectors.
  ///
  /// candidates: those to compare with; what is not in the table is left out.
  /// - Complexity: O(candidates * features).
  public func nearest(
    to subject: ComponentID, among candidates: [ComponentID], limit: Int
  ) -> [ComponentID] {
    guard let own = place(of: subject) else { return [] }
    let width = vectors.columnCount
    let values = vectors.values.span
    var found: [(distance: Float, id: ComponentID)] = []
    found.reserveCapacity(candidates.count)
    for id in candidates {
      guard id != subject, let other = place(of: id) else { continue }
      var distance: Float = 0
      for column in 0..<width {
        let difference = values[own * width + column] - values[other * width + column]
        distance += difference * difference
      }
      found.append((distance, id))
    }
    found.sort { ($0.distance, $0.id) < ($1.distance, $1.id) }
    return found.prefix(limit).map(\.id)
  }
}
