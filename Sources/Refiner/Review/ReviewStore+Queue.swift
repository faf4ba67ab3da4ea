internal import GRDB
internal import Labels

extension ReviewStore {
  /// The judged components by gain, descending; ties by id.
  /// - Complexity: O(n log n) in their number; 100,000 take a few tens of milliseconds.
  public func queue(flaggedOnly: Bool) throws(StoreError) -> [QueueItem] {
    QueueListing.sortedByGain(try itemsByID(flaggedOnly: flaggedOnly, packed: true))
  }

  /// The judged components within bounds, those of the data set for nil, by id; from the packed queue when
  /// there is one and it is wanted.
  internal func itemsByID(
    flaggedOnly: Bool, packed: Bool, within bounds: Bounds? = nil
  ) throws(StoreError) -> [QueueItem] {
    if packed, let items = try packedQueue(flaggedOnly: flaggedOnly, within: bounds) {
      // Packed image by image, each by id; a key that does not follow its image's comes out of order.
      let isSorted = items.indices.dropFirst().allSatisfy { items[$0 - 1].id < items[$0].id }
      return isSorted ? items : items.sorted { $0.id < $1.id }
    }
    return try read { database in
      try Self.items(
        in: database, where: "c.id < ? AND \(flaggedOnly ? "j.verdict <> 0" : "true")",
        arguments: [try (bounds ?? Self.bounds(in: database)).component])
    }.sorted { $0.id < $1.id }
  }

  /// The judged components of an image, by id.
  public func components(of image: ImageID) throws(StoreError) -> [QueueItem] {
    try items(where: "c.image = ?", arguments: [image.rawValue]).sorted { $0.id < $1.id }
  }

  /// The judged components of an image with their classes, by id.
  internal func classes(
    of image: ImageID
  ) throws(StoreError) -> [(id: ComponentID, classID: ClassID)] {
    try read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT c.id, c.class FROM component c JOIN judgement j ON j.component = c.id
            WHERE c.image = ? ORDER BY c.id
            """), arguments: [image.rawValue])
      var classes: [(ComponentID, ClassID)] = []
      while let row = try cursor.next() {
        let classID = UInt8(truncatingIfNeeded: try row.decode(Int.self, atIndex: 1))
        classes.append((ComponentID(try row.decode(Int.self, atIndex: 0)), ClassID(classID)))
      }
      return classes
    }
  }

  /// Everything known about one component.
  /// - Throws: `StoreError.noComponent` when there is none or it has no judgement.
  public func detail(_ id: ComponentID) throws(StoreError) -> ComponentDetail {
    let found = try items(where: "c.id = ?", arguments: [id.rawValue])
    guard let item = found.first else { throw .noComponent(path: path, id: id.rawValue) }
    let posterior = try posterior(of: id)
    let judgement = Judgement(
      loss: item.loss, eta: item.eta, posterior: posterior, verdict: item.verdict,
      suggestion: item.suggestion, suspicion: item.suspicion, gain: item.gain)
    return ComponentDetail(record: try record(of: id), judgement: judgement, item: item)
  }

  private func items(
    where condition: String, arguments: StatementArguments
  ) throws(StoreError) -> [QueueItem] {
    try read { try Self.items(in: $0, where: condition, arguments: arguments) }
  }

  /// The judged components that meet a condition, in any order.
  internal static func items(
    in database: Database, where condition: String, arguments: StatementArguments
  ) throws -> [QueueItem] {
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.id, c.image, c.class, j.suggestion, j.verdict, c.area, c.x, c.y, c.width,
          c.height, j.loss, j.eta, j.suspicion, j.gain, c.confidence
        FROM component c JOIN judgement j ON j.component = c.id WHERE \(condition)
        """, arguments: arguments)
    var items: [QueueItem] = []
    while let row = try cursor.next() { items.append(try item(row)) }
    return items
  }

  private static func item(_ row: Row) throws -> QueueItem {
    let width = try row.decode(Int.self, atIndex: 8)
    let height = try row.decode(Int.self, atIndex: 9)
    return QueueItem(
      id: ComponentID(try row.decode(Int.self, atIndex: 0)),
      image: ImageID(try row.decode(Int.self, atIndex: 1)),
      classID: ClassID(UInt8(truncatingIfNeeded: try row.decode(Int.self, atIndex: 2))),
      suggestion: ClassID(UInt8(truncatingIfNeeded: try row.decode(Int.self, atIndex: 3))),
      verdict: Verdict(code: try row.decode(Int.self, atIndex: 4)),
      area: try row.decode(Int.self, atIndex: 5),
      bounds: Rectangle(
        x: try row.decode(Int.self, atIndex: 6), y: try row.decode(Int.self, atIndex: 7),
        width: max(0, width), height: max(0, height)),
      loss: Float(try row.decode(Double.self, atIndex: 10)),
      eta: Float(try row.decode(Double.self, atIndex: 11)),
      suspicion: Float(try row.decode(Double.self, atIndex: 12)),
      gain: Float(try row.decode(Double.self, atIndex: 13)),
      confidence: try row.decode(Double?.self, atIndex: 14).map { Float($0) })
  }

  private func posterior(of id: ComponentID) throws(StoreError) -> [Float] {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT posterior FROM judgement WHERE component = ?",
        arguments: [id.rawValue])
      var values: [Float] = []
      guard let row, FloatBlob.decode(try row.decode(atIndex: 0), into: &values) else {
        throw StoreError.damaged(path: path, reason: "the posterior of \(id) is cut")
      }
      return values
    }
  }
}
