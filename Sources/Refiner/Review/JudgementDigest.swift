internal import Crypto
internal import Foundation
internal import GRDB

/// SHA-256 over all judgements and the packed queue, so that verifying finds a changed one.
///
/// Numbers take 8 bytes, little endian, real ones as their bits; a BLOB's length goes before it.
internal struct JudgementDigest {
  private var hash = SHA256()
  /// What the hash has not been given yet; it takes a number at a time far slower.
  private var pending: [UInt8] = []

  /// The digest of what the tables hold now.
  /// - Complexity: O(judgements), constant memory.
  internal static func digest(in database: Database) throws -> String {
    var digest = JudgementDigest()
    try digest.addJudgements(in: database)
    try digest.addListing(in: database)
    if let text = try ReviewStore.setting(SettingKey.bulkAcceptance, in: database) {
      digest.add(Data(text.utf8))
    }
    digest.flush()
    return FileDigest.text(of: digest.hash.finalize())
  }

  private mutating func addJudgements(in database: Database) throws {
    add(try Int.fetchOne(database, sql: "SELECT count(*) FROM judgement") ?? 0)
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT component, verdict, suggestion, loss, eta, suspicion, gain, posterior
        FROM judgement ORDER BY component
        """)
    while let row = try cursor.next() {
      for index in 0..<3 { add(try row.decode(Int.self, atIndex: index)) }
      for index in 3..<7 { add(try row.decode(Double.self, atIndex: index)) }
      add(try row.decode(Data.self, atIndex: 7))
    }
  }

  private mutating func addListing(in database: Database) throws {
    add(try Int.fetchOne(database, sql: "SELECT count(*) FROM listing") ?? 0)
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT image, rows FROM listing ORDER BY image")
    while let row = try cursor.next() {
      add(try row.decode(Int.self, atIndex: 0))
      add(try row.decode(Data.self, atIndex: 1))
    }
  }

  private mutating func add(_ bits: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      pending.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    if pending.count >= 1 << 16 { flush() }
  }

  private mutating func flush() {
    hash.update(data: pending)
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  private mutating func add(_ number: Double) { add(number.bitPattern) }

  private mutating func add(_ data: Data) {
    add(data.count)
    pending.append(contentsOf: data)
  }
}
