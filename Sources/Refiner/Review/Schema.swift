internal import GRDB

/// The tables of `review.sqlite`.
internal enum Schema {
  /// `PRAGMA application_id`: "Flck".
  internal static let applicationID = 0x466C_636B
  /// `PRAGMA user_version`: the format that this Fleck writes.
  internal static let version = 1

  /// Makes all tables in the transaction at hand.
  internal static func create(in database: Database, settings: [String: String]) throws {
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
    try database.execute(sql: tables)
    try database.execute(sql: journal)
    // In order, so that the bytes of a new database are always the same.
    for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
      try database.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [key, value])
    }
  }

  /// Writes a whole journal, whose rows are known to come in order, in the transaction at hand.
  ///
  /// With the check of each row SQLite keeps a journal of its own for each statement, which takes as long
  /// as the statement itself.
  internal static func withoutInsertCheck(
    in database: Database, _ body: () throws -> Void
  ) throws {
    try database.execute(sql: "DROP TRIGGER journal_insert")
    try body()
    try database.execute(sql: journalInsert)
  }

  /// Refuses databases that are not this format's.
  internal static func check(_ database: Database, path: String) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == applicationID else { throw StoreError.foreign(path: path) }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw StoreError.newer(path: path, version: found) }
    let names = try String.fetchSet(database, sql: "SELECT name FROM sqlite_schema")
    let needed = [
      "setting", "image", "component", "content", "judgement", "listing", "journal",
      "journal_insert", "journal_update", "journal_delete",
    ]
    if let missing = needed.first(where: { !names.contains($0) }) {
      throw StoreError.damaged(path: path, reason: "it lacks '\(missing)'")
    }
  }

  /// Sets up a connection.
  internal static func prepare(_ database: Database, readOnly: Bool, use: StoreUse) throws {
    try database.execute(sql: "PRAGMA cache_size = -16000")
    guard !readOnly else { return }
    if use == .fresh {
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA cache_size = -128000")
      try database.execute(sql: "PRAGMA synchronous = OFF")
      return
    }
    if use == .review { try useWriteAheadLog(database) }
    try database.execute(sql: "PRAGMA synchronous = FULL")
  }

  /// Lets readers work beside one writer.
  ///
  /// The mode is kept in the file; setting it again costs nothing.
  internal static func useWriteAheadLog(_ database: Database) throws {
    _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
  }

  /// Keeps every other process out of a draft until the connection is closed.
  ///
  /// Without WAL: its shared memory does not work on network file systems, and what is only appended is
  /// written once, not twice: https://www.sqlite.org/wal.html
  internal static func claim(_ database: Database) throws {
    _ = try String.fetchOne(database, sql: "PRAGMA main.locking_mode = EXCLUSIVE")
    try database.execute(sql: "BEGIN EXCLUSIVE")
    try database.execute(sql: "COMMIT")
  }

  private static let tables = """
    CREATE TABLE setting (
      key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE image (
      id INTEGER PRIMARY KEY NOT NULL, stem TEXT NOT NULL UNIQUE, image TEXT NOT NULL,
      label TEXT NOT NULL, confidence TEXT, truth TEXT, width INTEGER NOT NULL,
      height INTEGER NOT NULL, digests TEXT NOT NULL, components TEXT NOT NULL
    ) STRICT;
    CREATE TABLE component (
      id INTEGER PRIMARY KEY NOT NULL, image INTEGER NOT NULL REFERENCES image(id),
      place INTEGER NOT NULL, class INTEGER NOT NULL, area INTEGER NOT NULL, x INTEGER NOT NULL,
      y INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
      centroidX REAL NOT NULL, centroidY REAL NOT NULL, perimeter INTEGER NOT NULL,
      confidence REAL
    ) STRICT;
    CREATE INDEX component_image ON component(image);
    CREATE TABLE content (
      component INTEGER PRIMARY KEY NOT NULL REFERENCES component(id), runs TEXT NOT NULL,
      features BLOB NOT NULL
    ) STRICT;
    CREATE TABLE softMinimum (
      component INTEGER PRIMARY KEY NOT NULL REFERENCES component(id), value REAL NOT NULL
    ) STRICT;
    CREATE TABLE judgement (
      component INTEGER PRIMARY KEY NOT NULL REFERENCES component(id), loss REAL NOT NULL,
      eta REAL NOT NULL, verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2),
      suggestion INTEGER NOT NULL, suspicion REAL NOT NULL, gain REAL NOT NULL,
      posterior BLOB NOT NULL
    ) STRICT;
    CREATE TABLE listing (
      image INTEGER PRIMARY KEY NOT NULL REFERENCES image(id), rows BLOB NOT NULL
    ) STRICT;
    CREATE INDEX judgement_gain ON judgement(gain DESC, component) WHERE verdict <> 0;
    """

  private static let journalInsert = """
    CREATE TRIGGER journal_insert BEFORE INSERT ON journal
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
    BEGIN SELECT RAISE(ABORT, 'the journal only grows at its end'); END;
    """

  private static let journal = """
    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY NOT NULL, time TEXT NOT NULL, reviewer TEXT NOT NULL,
      image INTEGER NOT NULL REFERENCES image(id), imageStem TEXT NOT NULL,
      component INTEGER NOT NULL REFERENCES component(id), kind TEXT NOT NULL,
      classBefore INTEGER NOT NULL, classAfter INTEGER NOT NULL, runsBefore TEXT NOT NULL,
      runsAfter TEXT NOT NULL, maskSource TEXT, suspicion REAL NOT NULL, seconds REAL NOT NULL,
      note TEXT, reference INTEGER REFERENCES journal(sequence), hash TEXT NOT NULL UNIQUE
    ) STRICT;
    \(journalInsert)
    CREATE TRIGGER journal_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal cannot be changed'); END;
    CREATE TRIGGER journal_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal cannot be shortened'); END;
    """
}
