internal import GRDB

extension ReviewStore {
  /// Adds all that another store knows of its images, in one transaction; keys and stems must be new.
  ///
  /// Every table is copied but the settings, which are the other store's own. The other store must have
  /// the same format, and nobody may be writing to it.
  /// - Throws: `StoreError`; nothing is added then.
  internal func addAll(ofStore other: String) throws(StoreError) {
    guard !isReadOnly else { throw .readOnly(path: path) }
    do {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other])
        defer { try? database.execute(sql: "DETACH DATABASE other") }
        // An immediate transaction would write-lock the other store too, and keep a journal of both.
        try database.inTransaction(.deferred) {
          for table in try Self.tables(in: database) {
            // Ascending keys, as the first column of every table is, are the cheapest to insert.
            try database.execute(
              sql: "INSERT INTO main.\(table) SELECT * FROM other.\(table) ORDER BY 1")
          }
          return .commit
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The tables besides the settings in the order in which they were made: what a row refers to is made
  /// before.
  private static func tables(in database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM main.sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'setting' ORDER BY rowid
        """)
  }
}
