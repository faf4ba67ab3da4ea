internal import GRDB
internal import Labels

extension ReviewStore {
  /// Calls `body` with what the suspicion model looks at of all judged components, by ascending id.
  /// - Throws: `StoreError` when they cannot be read, or are cut.
  public func forEachSuspicionBatch(
    size: Int, _ body: ([SuspicionRow]) throws -> Void
  ) throws {
    precondition(size > 0, "Batches of \(size)")
    let hasSoftMinimum = try read {
      try $0.tableExists("softMinimum")
    }
    var last = 0
    while true {
      let rows = try suspicionRows(after: last, limit: size, hasSoftMinimum: hasSoftMinimum)
      guard let end = rows.last else { return }
      try body(rows)
      last = end.id.rawValue
    }
  }

  private func suspicionRows(
    after last: Int, limit: Int, hasSoftMinimum: Bool
  ) throws(StoreError) -> [SuspicionRow] {
    try read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT c.id, c.class, c.area, c.perimeter, c.width, c.height, j.loss, j.eta, j.suspicion,
              c.confidence, \(hasSoftMinimum ? "s.value" : "NULL"), j.posterior, t.features
            FROM component c JOIN judgement j ON j.component = c.id
            JOIN content t ON t.component = c.id
            \(hasSoftMinimum ? "LEFT JOIN softMinimum s ON s.component = c.id" : "")
            WHERE c.id > ? AND c.id < ? ORDER BY c.id LIMIT ?
            """), arguments: [last, try Self.bounds(in: database).component, limit])
      var rows: [SuspicionRow] = []
      while let row = try cursor.next() {
        let item = try suspicionRow(row)
        let isEven =
          rows.first.map {
            $0.features.count == item.features.count && $0.posterior.count == item.posterior.count
          } ?? true
        guard isEven else {
          throw StoreError.damaged(path: path, reason: "components differ in number of features")
        }
        rows.append(item)
      }
      return rows
    }
  }

  private func suspicionRow(_ row: Row) throws -> SuspicionRow {
    var posterior: [Float] = []
    var features: [Float] = []
    guard FloatBlob.decode(try row.decode(atIndex: 11), into: &posterior),
      FloatBlob.decode(try row.decode(atIndex: 12), into: &features)
    else { throw StoreError.damaged(path: path, reason: "features are cut") }
    return SuspicionRow(
      id: ComponentID(try row.decode(Int.self, atIndex: 0)),
      classID: ClassID(try row.decode(UInt8.self, atIndex: 1)),
      area: max(1, try row.decode(Int.self, atIndex: 2)),
      perimeter: try row.decode(Int.self, atIndex: 3),
      bounds: Size(
        width: try row.decode(Int.self, atIndex: 4), height: try row.decode(Int.self, atIndex: 5)),
      loss: Float(try row.decode(Double.self, atIndex: 6)),
      eta: Float(try row.decode(Double.self, atIndex: 7)),
      suspicion: Float(try row.decode(Double.self, atIndex: 8)),
      confidence: try row.decode(Double?.self, atIndex: 9).map { Float($0) },
      softMinimum: try row.decode(Double?.self, atIndex: 10).map { Float($0) },
      posterior: posterior, features: features)
  }
}
