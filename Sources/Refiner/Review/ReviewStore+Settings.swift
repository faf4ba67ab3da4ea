internal import GRDB

extension ReviewStore {
  /// The value of a setting; nil when it is not set.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
    }
  }

  /// Sets a setting, or removes it with nil, in a transaction of its own.
  public func set(_ key: String, to value: String?) throws(StoreError) {
    try write { database in
      guard let value else {
        return try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", arguments: [key, value])
    }
  }

  /// How far refining came; nil before the first stage is done.
  public func stage() throws(StoreError) -> RunStage? {
    try setting(SettingKey.stage).flatMap(RunStage.init(rawValue:))
  }

  /// Records how far refining came; a judged run's queue is packed for fast loading.
  public func set(stage: RunStage) throws(StoreError) {
    if stage == .judged { try packQueue() }
    try set(SettingKey.stage, to: stage.rawValue)
  }
}
