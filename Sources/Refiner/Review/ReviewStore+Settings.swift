internal import GRDB

extension ReviewStore {
  /// The value of a setting; nil when it is not set.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try read { try Self.setting(key, in: $0) }
  }

  /// Sets a setting, or removes it with nil, in a transaction of its own.
  public func set(_ key: String, to value: String?) throws(StoreError) {
    try write { try Self.set(key, to: value, in: $0) }
  }

  /// How far refining came; nil before the first stage is done.
  public func stage() throws(StoreError) -> RunStage? {
    try setting(SettingKey.stage).flatMap(RunStage.init(rawValue:))
  }

  /// Records how far refining came, in one transaction; a judged run's queue is packed for fast
  /// loading, and its judgements are sealed with their digest.
  public func set(stage: RunStage) throws(StoreError) {
    try write { database in
      if stage == .judged { try Self.sealJudgements(in: database) }
      try Self.set(SettingKey.stage, to: stage.rawValue, in: database)
    }
  }

  /// Packs the queue for fast loading and seals the judgements with their digest, in the transaction at
  /// hand.
  internal static func sealJudgements(in database: Database) throws {
    try packQueue(database)
    try set(SettingKey.bulkAcceptance, to: bulkAcceptance(in: database).text, in: database)
    let digest = try JudgementDigest.digest(in: database)
    try set(SettingKey.judgementsDigest, to: digest, in: database)
  }

  /// The value of a setting, in the transaction at hand.
  internal static func setting(_ key: String, in database: Database) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM setting WHERE key = ?"), arguments: [key])
  }

  /// Sets a setting, or removes it with nil, in the transaction at hand.
  internal static func set(
    _ key: String, to value: String?, in database: Database
  ) throws {
    guard let value else {
      return try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
    }
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
    ).execute(arguments: [key, value])
  }
}
