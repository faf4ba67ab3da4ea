internal import GRDB
internal import Labels

extension ReviewStore {
  /// Measurements, pixels and features of one component.
  /// - Throws: `StoreError.noComponent` when there is none, `.damaged` when its pixels do not fit its
  ///   image.
  public func record(of id: ComponentID) throws(StoreError) -> ComponentRecord {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "\(Self.recordColumns) WHERE c.id = ?", arguments: [id.rawValue])
      guard let row else { throw StoreError.noComponent(path: path, id: id.rawValue) }
      return try record(row)
    }
  }

  /// Measurements, pixels and features of all components of an image, by id.
  /// - Throws: `StoreError.damaged` when pixels do not fit the image.
  public func records(of image: ImageID) throws(StoreError) -> [ComponentRecord] {
    try read { database in
      let cursor = try Row.fetchCursor(
        database, sql: "\(Self.recordColumns) WHERE c.image = ? ORDER BY c.id",
        arguments: [image.rawValue])
      var records: [ComponentRecord] = []
      while let row = try cursor.next() { records.append(try record(row)) }
      return records
    }
  }

  /// The pixels of a component.
  /// - Throws: `StoreError.noComponent` when there is none, `.damaged` when its pixels do not fit its
  ///   image.
  public func runs(of id: ComponentID) throws(StoreError) -> RunLengthEncoding {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT t.runs, i.width, i.height FROM component c
            JOIN content t ON t.component = c.id JOIN image i ON i.id = c.image WHERE c.id = ?
            """), arguments: [id.rawValue])
      guard let row else { throw StoreError.noComponent(path: path, id: id.rawValue) }
      return try runs(
        row.decode(String.self, atIndex: 0), width: row.decode(Int.self, atIndex: 1),
        height: row.decode(Int.self, atIndex: 2), of: id)
    }
  }

  /// The image of a component.
  /// - Throws: `StoreError.noComponent` when there is none.
  public func image(ofComponent id: ComponentID) throws(StoreError) -> ImageID {
    try read { database in
      let image = try Int.fetchOne(
        database.cachedStatement(sql: "SELECT image FROM component WHERE id = ?"),
        arguments: [id.rawValue])
      guard let image else { throw StoreError.noComponent(path: path, id: id.rawValue) }
      return ImageID(image)
    }
  }

  /// The components of an image and their digest, as they are in the database.
  internal func storedComponents(of image: ImageID) throws(StoreError) -> StoredComponents {
    try read { try Self.storedComponents(of: image, in: $0) }
  }

  /// The same in the transaction at hand.
  internal static func storedComponents(
    of image: ImageID, in database: Database
  ) throws -> StoredComponents {
    let stored = try String.fetchOne(
      database.cachedStatement(sql: "SELECT components FROM image WHERE id = ?"),
      arguments: [image.rawValue])
    let cursor = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT c.id, c.class, c.area, c.x, c.y, c.width, c.height, t.runs
          FROM component c JOIN content t ON t.component = c.id WHERE c.image = ? ORDER BY c.id
          """), arguments: [image.rawValue])
    var entries: [StoredComponents.Entry] = []
    while let row = try cursor.next() {
      entries.append(
        StoredComponents.Entry(
          id: try row.decode(Int.self, atIndex: 0), classID: try row.decode(atIndex: 1),
          area: try row.decode(Int.self, atIndex: 2),
          bounds: (
            try row.decode(Int.self, atIndex: 3), try row.decode(Int.self, atIndex: 4),
            try row.decode(Int.self, atIndex: 5), try row.decode(Int.self, atIndex: 6)
          ), runs: try row.decode(String.self, atIndex: 7)))
    }
    return StoredComponents(storedDigest: stored ?? "", entries: entries)
  }

  private static let recordColumns = """
    SELECT c.id, c.image, c.place, c.class, c.area, c.x, c.y, c.width, c.height, c.centroidX,
      c.centroidY, c.perimeter, c.confidence, t.runs, t.features, i.width, i.height
    FROM component c JOIN content t ON t.component = c.id JOIN image i ON i.id = c.image
    """

  private func record(_ row: Row) throws -> ComponentRecord {
    let id = ComponentID(try row.decode(Int.self, atIndex: 0))
    var features: [Float] = []
    guard FloatBlob.decode(try row.decode(atIndex: 14), into: &features) else {
      throw StoreError.damaged(path: path, reason: "the features of component \(id) are cut")
    }
    return ComponentRecord(
      id: id, image: ImageID(try row.decode(Int.self, atIndex: 1)),
      component: try component(row),
      runs: try runs(
        row.decode(String.self, atIndex: 13), width: row.decode(Int.self, atIndex: 15),
        height: row.decode(Int.self, atIndex: 16), of: id), features: features,
      confidence: try row.decode(Double?.self, atIndex: 12).map { Float($0) })
  }

  private func component(_ row: Row) throws -> Component {
    Component(
      index: ComponentIndex(rawValue: try row.decode(Int.self, atIndex: 2)),
      classID: ClassID(try row.decode(UInt8.self, atIndex: 3)),
      area: try row.decode(Int.self, atIndex: 4),
      bounds: Rectangle(
        x: try row.decode(Int.self, atIndex: 5), y: try row.decode(Int.self, atIndex: 6),
        width: max(0, try row.decode(Int.self, atIndex: 7)),
        height: max(0, try row.decode(Int.self, atIndex: 8))),
      centroid: Point(
        x: try row.decode(Double.self, atIndex: 9), y: try row.decode(Double.self, atIndex: 10)),
      perimeter: try row.decode(Int.self, atIndex: 11))
  }

  private func runs(
    _ text: String, width: Int, height: Int, of id: ComponentID
  ) throws(StoreError) -> RunLengthEncoding {
    try Self.runs(text, width: width, height: height, of: id, path: path)
  }

  /// The pixels that a component's text and its image's size give.
  internal static func runs(
    _ text: String, width: Int, height: Int, of id: ComponentID, path: String
  ) throws(StoreError) -> RunLengthEncoding {
    guard width > 0, height > 0, width <= 1 << 28, height <= (1 << 28) / width else {
      throw StoreError.damaged(path: path, reason: "the image of component \(id) has no size")
    }
    do {
      return try RunLengthEncoding(
        compressed: text, size: Size(width: width, height: height))
    } catch {
      throw StoreError.damaged(path: path, reason: "component \(id): \(error)")
    }
  }
}
