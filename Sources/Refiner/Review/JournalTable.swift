internal import GRDB
internal import Labels

/// Reads and writes rows of the table `journal`.
internal enum JournalTable {
  /// The rows after a sequence, in order.
  internal static func entries(
    after sequence: Int, limit: Int = -1, in database: Database
  ) throws -> [JournalEntry] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT sequence, time, reviewer, image, imageStem, component, kind, classBefore,
          classAfter, runsBefore, runsAfter, maskSource, suspicion, seconds, note, reference, hash
        FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?
        """)
    let cursor = try Row.fetchCursor(statement, arguments: [sequence, limit])
    var entries: [JournalEntry] = []
    while let row = try cursor.next() { entries.append(try entry(row)) }
    return entries
  }

  /// The sequence of the newest row, 0 when there is none.
  internal static func count(in database: Database) throws -> Int {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT coalesce(max(sequence), 0) FROM journal")) ?? 0
  }

  /// The hash that the next row continues.
  internal static func tip(in database: Database) throws -> String {
    let tip = try String.fetchOne(
      database.cachedStatement(sql: "SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1"))
    if let tip { return tip }
    let runID = try String.fetchOne(
      database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [SettingKey.runID])
    return JournalChain.genesis(runID: runID ?? "")
  }

  internal static func insert(_ entry: JournalEntry, into database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      entry.sequence, entry.time, entry.reviewer, entry.image.rawValue, entry.imageStem,
      entry.component.rawValue, entry.kind, Int(entry.classBefore.rawValue),
      Int(entry.classAfter.rawValue), entry.runsBefore, entry.runsAfter, entry.maskSource,
      Double(entry.suspicion), entry.seconds, entry.note, entry.reference, entry.hash,
    ])
  }

  private static func entry(_ row: Row) throws -> JournalEntry {
    JournalEntry(
      sequence: try row.decode(atIndex: 0), time: try row.decode(atIndex: 1),
      reviewer: try row.decode(atIndex: 2), image: ImageID(try row.decode(Int.self, atIndex: 3)),
      imageStem: try row.decode(atIndex: 4),
      component: ComponentID(try row.decode(Int.self, atIndex: 5)),
      kind: try row.decode(atIndex: 6), classBefore: ClassID(try row.decode(atIndex: 7)),
      classAfter: ClassID(try row.decode(atIndex: 8)), runsBefore: try row.decode(atIndex: 9),
      runsAfter: try row.decode(atIndex: 10),
      maskSource: try row.decode(String?.self, atIndex: 11),
      suspicion: Float(try row.decode(Double.self, atIndex: 12)),
      seconds: try row.decode(atIndex: 13), note: try row.decode(String?.self, atIndex: 14),
      reference: try row.decode(Int?.self, atIndex: 15), hash: try row.decode(atIndex: 16))
  }
}
