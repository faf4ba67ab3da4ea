internal import GRDB
internal import Labels

extension ReviewStore {
  /// Calls `body` with the journal's rows that a filter wants, without their pixels, at most `limit` of them.
  ///
  /// The clock of a journal may have been set back, so rows come by their place, not by their time.
  /// - Throws: `StoreError` when they cannot be read, and what `body` throws.
  /// - Complexity: O(rows), in constant memory; 100,000 take some tenths of a second.
  public func forEachLogRow(
    _ filter: LogFilter = LogFilter(), newestFirst: Bool = true, limit: Int? = nil,
    _ body: (LogRow) throws -> Void
  ) throws {
    let moments = try moments(since: filter.since, until: filter.until)
    let (condition, arguments) = Self.condition(filter)
    var left = limit ?? .max
    var last: Int?
    while left > 0 {
      // In steps, so that whoever reviews meanwhile never waits for long.
      let bound = last.map { "AND j.sequence \(newestFirst ? "<" : ">") \($0)" } ?? ""
      let lines = try read { database in
        let cursor = try Row.fetchCursor(
          database,
          sql: """
            SELECT j.sequence, j.time, j.reviewer, j.imageStem, j.component, \(Self.place), j.kind,
              j.classBefore, j.classAfter, j.seconds, j.note, j.reference
            FROM journal j
            WHERE \(condition) \(bound) ORDER BY j.sequence \(newestFirst ? "DESC" : "ASC") LIMIT ?
            """, arguments: arguments + [moments == nil ? min(left, 4096) : 4096])
        var lines: [LogRow] = []
        while let row = try cursor.next() { lines.append(try Self.line(row)) }
        return lines
      }
      guard let end = lines.last else { return }
      for line in lines where left > 0 && moments?.contains(line.sequence) ?? true {
        try body(line)
        left -= 1
      }
      last = end.sequence
    }
  }

  /// The place of a row's component.
  ///
  /// The keys that refining gives hold it behind the image's; looking it up reads all over the table of
  /// components, which takes as long as the rows.
  private static let place = """
    CASE WHEN j.component >> 32 = j.image THEN j.component & 0xFFFFFFFF
      ELSE coalesce((SELECT place FROM component WHERE id = j.component), 0) END
    """

  /// The rows of a stretch of time; nil for all.
  private func moments(since: String?, until: String?) throws(StoreError) -> LogMoments? {
    guard since != nil || until != nil else { return nil }
    return try read { database in
      var moments = LogMoments(since: since, until: until)
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT sequence, reviewer, time FROM journal ORDER BY sequence")
      while let row = try cursor.next() {
        moments.add(
          sequence: try row.decode(atIndex: 0), reviewer: try row.decode(atIndex: 1),
          time: try row.decode(atIndex: 2))
      }
      return moments
    }
  }

  private static func condition(_ filter: LogFilter) -> (String, StatementArguments) {
    var parts = ["true"]
    var arguments = StatementArguments()
    if let classes = filter.classes {
      let ids = classes.map { "\($0.rawValue)" }.sorted().joined(separator: ", ")
      parts.append("(j.classBefore IN (\(ids)) OR j.classAfter IN (\(ids)))")
    }
    if let rows = filter.rows {
      parts.append("j.sequence BETWEEN \(rows.lowerBound) AND \(rows.upperBound)")
    }
    for (column, value) in [
      ("j.reviewer =", filter.reviewer), ("j.imageStem =", filter.imageStem),
      ("j.kind =", filter.kind),
    ] {
      guard let value else { continue }
      parts.append("\(column) ?")
      arguments += [value]
    }
    return (parts.joined(separator: " AND "), arguments)
  }

  private static func line(_ row: Row) throws -> LogRow {
    LogRow(
      sequence: try row.decode(atIndex: 0), time: try row.decode(atIndex: 1),
      reviewer: try row.decode(atIndex: 2), imageStem: try row.decode(atIndex: 3),
      component: ComponentID(try row.decode(Int.self, atIndex: 4)),
      place: try row.decode(atIndex: 5), kind: try row.decode(atIndex: 6),
      classBefore: ClassID(try row.decode(atIndex: 7)),
      classAfter: ClassID(try row.decode(atIndex: 8)), seconds: try row.decode(atIndex: 9),
      note: try row.decode(String?.self, atIndex: 10),
      reference: try row.decode(Int?.self, atIndex: 11))
  }
}
