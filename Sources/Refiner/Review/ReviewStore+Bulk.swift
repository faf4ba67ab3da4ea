internal import GRDB
internal import Labels

extension ReviewStore {
  /// Which suggestions to discard may be accepted unseen.
  /// - Complexity: O(1) for a judged run; O(components) for one of an older Fleck.
  public func bulkAcceptance() throws(StoreError) -> BulkAcceptance {
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
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.class, j.suspicion, c.area FROM component c JOIN judgement j ON j.component = c.id
        WHERE c.id < ? ORDER BY c.class, j.suspicion DESC
        """, arguments: [try bounds(in: database).component])
    var classID: ClassID?
    var components: [(suspicion: Float, area: Int)] = []
    while let row = try cursor.next() {
      let id = ClassID(try row.decode(UInt8.self, atIndex: 0))
      if let classID, classID != id {
        bulk.add(components, classID: classID)
        components.removeAll(keepingCapacity: true)
      }
      classID = id
      components.append(
        (Float(try row.decode(Double.self, atIndex: 1)), try row.decode(Int.self, atIndex: 2)))
    }
    if let classID { bulk.add(components, classID: classID) }
    return bulk
  }
}
