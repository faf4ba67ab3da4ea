internal import GRDB

extension ReviewStore {
  /// The components that its reviewer is asked about twice, by original; none in most runs.
  /// - Throws: `StoreError` when they cannot be read.
  public func repeatedComponents() throws(StoreError) -> [RepeatedComponent] {
    guard let repeats = try assignment()?.repeats, !repeats.isEmpty else { return [] }
    let twins = Dictionary(
      try itemsByID(flaggedOnly: false, packed: true, within: .everything).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return repeats.compactMap { pair in
      twins[pair.twin].map { RepeatedComponent(twin: $0, original: pair.original) }
    }.sorted { $0.original < $1.original }
  }

  /// Sequences of the rows with which somebody settled components, ascending; of a batch the first alone.
  /// - Complexity: O(rows).
  public func settlingRows() throws(StoreError) -> [Int] {
    let kinds = DecisionKind.allCases.filter(\.settlesPixels).map { "'\($0.rawValue)'" }
    return try read { database in
      try Int.fetchAll(
        database,
        sql: """
          SELECT sequence FROM journal WHERE kind IN (\(kinds.joined(separator: ", ")))
            AND (reference IS NULL OR reference = sequence) ORDER BY sequence
          """)
    }
  }
}
