internal import GRDB
internal import Labels

extension ReviewStore {
  /// Which suggestions to discard may be accepted unseen.
  /// - Complexity: O(1) for a judged run; O(components) for one of an older Fleck.
  internal func bulkAcceptance() throws(StoreError) -> BulkAcceptance {
    try read { database in
      guard let text = try Self.setting(SettingKey.bulkAcceptance, in: database) else {
        return try Self.bulkAcceptance(in: database)
      }
      guard let bulk = BulkAcceptance(text: text) else {
        throw StoreError.damaged(path: path, reason: "its cut-offs for bulk acceptance are broken")
      }
      return bulk
    }
  }

  /// Works the cut-offs out from the judgements, in the transaction at hand.
  internal static func bulkAcceptance(in database: Database) throws -> BulkAcceptance {
    var bulk = BulkAcceptance()
    for id in try UInt8.fetchAll(database, sql: "SELECT DISTINCT class FROM component") {
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT j.suspicion, c.area FROM component c JOIN judgement j ON j.component = c.id
          WHERE c.class = ? ORDER BY j.suspicion DESC
          """, arguments: [Int(id)])
      var components: [(suspicion: Float, area: Int)] = []
      while let row = try cursor.next() {
        components.append(
          (
            Float(try row.decode(Double.self, atIndex: 0)), try row.decode(Int.self, atIndex: 1)
          ))
      }
      bulk.add(components, classID: ClassID(id))
    }
    return bulk
  }
}
