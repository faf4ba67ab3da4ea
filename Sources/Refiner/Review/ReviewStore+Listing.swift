internal import Foundation
internal import GRDB

extension ReviewStore {
  /// Packs the queue's rows of every image, so that the queue loads fast; done when a run is judged.
  ///
  /// Writing judgements or suspicions drops what was packed; the queue is then read the slow way.
  internal static func packQueue(_ database: Database) throws {
    try dropQueue(database)
    for image in try Int.fetchAll(database, sql: "SELECT id FROM image ORDER BY id") {
      let items = try items(
        in: database, where: "c.image = ?", arguments: [image]
      ).sorted { $0.id < $1.id }
      guard let rows = QueueListing.encode(items) else { return try dropQueue(database) }
      try database.cachedStatement(sql: "INSERT INTO listing VALUES (?, ?)")
        .execute(arguments: [image, rows])
    }
  }

  /// Drops the packed queue and the digest of the judgements, in the transaction at hand.
  internal static func dropQueue(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM listing")
    try set(SettingKey.judgementsDigest, to: nil, in: database)
    try set(SettingKey.bulkAcceptance, to: nil, in: database)
    try set(SettingKey.lint, to: nil, in: database)
  }

  /// Whether the queue is packed for every image, so that it loads fast.
  public func hasPackedQueue() throws(StoreError) -> Bool {
    try packedQueue(flaggedOnly: false, within: nil) != nil
  }

  /// The packed queue of one image as it was packed: by id; nil when it is not packed.
  /// - Throws: `StoreError.damaged` when it is cut.
  internal func packedItems(of image: ImageID) throws(StoreError) -> [QueueItem]? {
    let rows = try read { database in
      try Data.fetchOne(
        database.cachedStatement(sql: "SELECT rows FROM listing WHERE image = ?"),
        arguments: [image.rawValue])
    }
    guard let rows else { return nil }
    var items: [QueueItem] = []
    guard QueueListing.decode(rows, image: image, flaggedOnly: false, into: &items) else {
      throw StoreError.damaged(path: path, reason: "the packed queue is cut")
    }
    return items
  }

  /// The packed queue within bounds, by id; nil when it is not packed for every image.
  internal func packedQueue(
    flaggedOnly: Bool, within bounds: Bounds? = nil
  ) throws(StoreError) -> [QueueItem]? {
    try read { database in
      let bound = try (bounds ?? Self.bounds(in: database)).image
      let images =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM image WHERE id < ?", arguments: [bound]) ?? 0
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT image, rows FROM listing WHERE image < ? ORDER BY image",
        arguments: [bound])
      var items: [QueueItem] = []
      items.reserveCapacity(try Int.fetchOne(database, sql: "SELECT count(*) FROM component") ?? 0)
      var count = 0
      while let row = try cursor.next() {
        let image = ImageID(try row.decode(Int.self, atIndex: 0))
        let rows = try row.decode(Data.self, atIndex: 1)
        count += 1
        guard
          QueueListing.decode(rows, image: image, flaggedOnly: flaggedOnly, into: &items)
        else { throw StoreError.damaged(path: path, reason: "the packed queue is cut") }
      }
      return count == images && count > 0 ? items : nil
    }
  }
}
