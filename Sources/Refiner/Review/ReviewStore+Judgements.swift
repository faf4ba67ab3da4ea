internal import GRDB
internal import Labels

extension ReviewStore {
  /// Stores judgements, in one transaction; later ones of a component replace earlier ones.
  public func write(_ judgements: [(ComponentID, Judgement)]) throws(StoreError) {
    try write { database in
      try Self.dropQueue(database)
      let statement = try Self.judgementStatement(in: database)
      for (id, judgement) in judgements { try Self.insert(judgement, of: id, with: statement) }
    }
  }

  /// The statement that stores one judgement; see ``insert(_:of:with:)``.
  internal static func judgementStatement(in database: Database) throws -> Statement {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
  }

  /// Stores one judgement, in the transaction at hand.
  internal static func insert(
    _ judgement: Judgement, of id: ComponentID, with statement: Statement
  ) throws {
    try statement.execute(arguments: [
      id.rawValue, Double(judgement.loss), Double(judgement.eta), judgement.verdict.code,
      Int(judgement.suggestion.rawValue), Double(judgement.suspicion), Double(judgement.gain),
      FloatBlob.encode(judgement.posterior),
    ])
  }

  /// Number of components with a judgement.
  public func judgementCount() throws(StoreError) -> Int { try judgementCount(within: nil) }

  /// Number of components with a judgement within bounds, those of the data set for nil.
  internal func judgementCount(within bounds: Bounds?) throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM judgement WHERE component < ?",
        arguments: [try (bounds ?? Self.bounds(in: database)).component]) ?? 0
    }
  }

  /// Calls `body` with all components and their features, `size` at a time, by ascending id.
  ///
  /// The store is not held while `body` runs, so it may write judgements.
  public func forEachFeatureBatch(
    size: Int, _ body: (FeatureBatch) throws -> Void
  ) throws {
    precondition(size > 0, "Batches of \(size)")
    var last = 0
    while true {
      let batch = try features(after: last, limit: size)
      guard let end = batch.ids.last else { return }
      try body(batch)
      last = end.rawValue
    }
  }

  /// Calls `body` with all judged components, `size` at a time, by ascending id.
  ///
  /// The store is not held while `body` runs, so it may write suspicions.
  public func forEachScoreBatch(
    size: Int, _ body: ([ComponentScore]) throws -> Void
  ) throws {
    precondition(size > 0, "Batches of \(size)")
    var last = 0
    while true {
      let batch = try scores(after: last, limit: size)
      guard let end = batch.last else { return }
      try body(batch)
      last = end.id.rawValue
    }
  }

  private func features(after last: Int, limit: Int) throws(StoreError) -> FeatureBatch {
    try read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT c.id, c.image, c.class, c.area, c.confidence, t.features
            FROM component c JOIN content t ON t.component = c.id
            WHERE c.id > ? AND c.id < ? ORDER BY c.id LIMIT ?
            """), arguments: [last, try Self.bounds(in: database).component, limit])
      var batch = FeatureBatch()
      while let row = try cursor.next() {
        batch.ids.append(ComponentID(try row.decode(Int.self, atIndex: 0)))
        batch.images.append(ImageID(try row.decode(Int.self, atIndex: 1)))
        batch.classIDs.append(ClassID(try row.decode(UInt8.self, atIndex: 2)))
        batch.areas.append(try row.decode(Int.self, atIndex: 3))
        batch.confidences.append(try row.decode(Double?.self, atIndex: 4).map { Float($0) })
        try appendFeatures(of: row, to: &batch)
      }
      return batch
    }
  }

  private func appendFeatures(of row: Row, to batch: inout FeatureBatch) throws {
    let before = batch.features.count
    guard FloatBlob.decode(try row.decode(atIndex: 5), into: &batch.features) else {
      throw StoreError.damaged(path: path, reason: "features are cut")
    }
    let count = batch.features.count - before
    if batch.ids.count == 1 { batch.featureCount = count }
    guard count == batch.featureCount else {
      throw StoreError.damaged(path: path, reason: "components differ in number of features")
    }
  }

  private func scores(after last: Int, limit: Int) throws(StoreError) -> [ComponentScore] {
    try read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT c.id, c.image, c.class, c.area, j.loss, j.eta, j.suspicion, j.verdict,
              c.confidence
            FROM component c JOIN judgement j ON j.component = c.id
            WHERE c.id > ? AND c.id < ? ORDER BY c.id LIMIT ?
            """), arguments: [last, try Self.bounds(in: database).component, limit])
      var scores: [ComponentScore] = []
      while let row = try cursor.next() { scores.append(try Self.score(row)) }
      return scores
    }
  }

  private static func score(_ row: Row) throws -> ComponentScore {
    ComponentScore(
      id: ComponentID(try row.decode(Int.self, atIndex: 0)),
      image: ImageID(try row.decode(Int.self, atIndex: 1)),
      classID: ClassID(try row.decode(UInt8.self, atIndex: 2)),
      area: try row.decode(Int.self, atIndex: 3),
      loss: Float(try row.decode(Double.self, atIndex: 4)),
      eta: Float(try row.decode(Double.self, atIndex: 5)),
      suspicion: Float(try row.decode(Double.self, atIndex: 6)),
      verdict: try Verdict(code: row.decode(Int.self, atIndex: 7)),
      confidence: try row.decode(Double?.self, atIndex: 8).map { Float($0) })
  }
}
