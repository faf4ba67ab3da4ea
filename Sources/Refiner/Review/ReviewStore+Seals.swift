internal import GRDB
internal import Labels

extension ReviewStore {
  /// What is wrong with the judgements and the packed queue as a whole; nil when nothing is.
  /// - Complexity: O(judgements).
  internal func judgementProblem() throws(StoreError) -> String? {
    try read { database in
      let stored = try Self.setting(SettingKey.judgementsDigest, in: database)
      guard let stored else { return "the judgements have no digest" }
      return try JudgementDigest.digest(in: database) == stored
        ? nil : "the judgements are not those that were refined"
    }
  }

  /// Refuses judgements that are to be copied and were altered: the copy would be sealed anew.
  /// - Throws: `StoreError.damaged`.
  /// - Complexity: O(judgements).
  internal func requireSealedJudgements() throws(StoreError) {
    if let problem = try judgementProblem() { throw .damaged(path: path, reason: problem) }
  }

  /// Refuses judgements whose suggestion is neither a class nor void.
  /// - Throws: `StoreError.damaged`.
  internal func checkSuggestions(_ taxonomy: Taxonomy) throws(StoreError) {
    let ids = try read {
      try Int.fetchAll($0, sql: "SELECT DISTINCT suggestion FROM judgement ORDER BY suggestion")
    }
    for id in ids where id != 255 && UInt8(exactly: id).flatMap({ taxonomy[ClassID($0)] }) == nil {
      throw .damaged(path: path, reason: "a judgement suggests class \(id), which is none")
    }
  }

  /// What is wrong with the journal's end; nil when nothing is.
  ///
  /// A journal whose newest rows were removed still is a chain; that it ends where it should is known
  /// from the anchor, which every append moves in its own transaction.
  internal func journalEndProblem() throws(StoreError) -> String? {
    try read { database in
      try Self.journalEndProblem(in: database) ?? Self.unanchored(in: database)
    }
  }

  /// What is wrong with a journal that has rows and no anchor; nil for every other.
  internal static func unanchored(in database: Database) throws -> String? {
    let isBare =
      try setting(SettingKey.journalAnchor, in: database) == nil
      && JournalTable.count(in: database) > 0
    return isBare ? "nothing says where the journal ends" : nil
  }

  /// What is wrong with the journal's end; nil also when it was never anchored.
  internal static func journalEndProblem(in database: Database) throws -> String? {
    let anchor = try setting(SettingKey.journalAnchor, in: database)
    guard let anchor, try self.anchor(in: database) != anchor else { return nil }
    return "the journal does not end where its last row was written"
  }

  /// Moves the anchor to the journal's end, in the transaction that appended.
  internal static func anchorJournal(in database: Database) throws {
    try set(SettingKey.journalAnchor, to: anchor(in: database), in: database)
  }

  private static func anchor(in database: Database) throws -> String {
    "\(try JournalTable.count(in: database)) \(try JournalTable.tip(in: database))"
  }
}
