internal import Labels

extension ReviewState {
  /// The components that reopening some of them reopens, the newest decision first.
  ///
  /// Those without a decision are left out. Where one has a new shape, the components that got theirs after
  /// it in the same image come along: such a shape may be cut from what the earlier one left.
  /// - Complexity: O(components + reshapes).
  public func reopening(_ components: Set<ComponentID>) -> [ComponentID] {
    var all = components
    for shapes in shapes.values {
      // The first reshape that goes takes all after it along, whose components may have earlier ones.
      while let first = shapes.reshapes.first(where: { all.contains($0.component) }) {
        let count = all.count
        all.formUnion(shapes.reshapes(from: first.component).map(\.component))
        if all.count == count { break }
      }
    }
    return all.compactMap { id in sequences[id].map { (id, $0) } }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// The rows to append that reopen some components, see ``reopening(_:)``.
  public func reopeningRequests(_ components: Set<ComponentID>) -> [JournalRequest] {
    reopening(components).map {
      JournalRequest(.decide(Decision(component: $0, kind: .reopen, classAfter: .void)))
    }
  }
}

extension ReviewStore {
  /// Takes the standing decisions off some components, and off those that ``ReviewState/reopening(_:)`` adds, as one
  /// batch of rows at the end of the journal.
  ///
  /// note: why, for ``ReviewState/reopened``.
  /// - Returns: The rows; none when no component has a decision.
  /// - Throws: As ``append(_:reviewer:seconds:note:)``.
  public func reopen(
    _ components: Set<ComponentID>, reviewer: String, note: String?
  ) throws(StoreError) -> [JournalEntry] {
    let requests = try reviewState().reopeningRequests(components)
    return requests.isEmpty
      ? [] : try append(requests, reviewer: reviewer, seconds: 0, note: note)
  }

  /// The rows of the decisions that stand and that a filter wants, the oldest first, without their pixels.
  /// - Complexity: O(rows).
  public func standingRows(_ filter: LogFilter) throws -> [LogRow] {
    let state = try reviewState()
    var rows: [LogRow] = []
    try forEachLogRow(filter, newestFirst: false) { row in
      if state.sequence(of: row.component) == row.sequence { rows.append(row) }
    }
    return rows
  }
}
