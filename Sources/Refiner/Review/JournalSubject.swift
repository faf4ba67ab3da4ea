internal import GRDB
internal import Labels

/// The component that a row is about, as the journal names it.
internal struct JournalSubject {
  internal let id: ComponentID
  internal let classID: ClassID
  internal let image: ImageID
  internal let stem: String
  /// Its pixels in the map under review: COCO's compressed run lengths.
  internal let runs: String
  /// P(wrong) as refining stored it.
  internal let suspicion: Float
  private let width: Int
  private let height: Int

  /// Reads a component.
  /// - Throws: `StoreError.noComponent` when there is none.
  internal init(of id: ComponentID?, in database: Database, path: String) throws {
    let key = id?.rawValue ?? 0
    let statement = try database.cachedStatement(
      sql: """
        SELECT c.class, c.image, i.stem, t.runs, coalesce(j.suspicion, 0), i.width, i.height
        FROM component c JOIN content t ON t.component = c.id JOIN image i ON i.id = c.image
        LEFT JOIN judgement j ON j.component = c.id WHERE c.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [key]) else {
      throw StoreError.noComponent(path: path, id: key)
    }
    self.id = ComponentID(key)
    classID = ClassID(try row.decode(UInt8.self, atIndex: 0))
    image = ImageID(try row.decode(Int.self, atIndex: 1))
    stem = try row.decode(String.self, atIndex: 2)
    runs = try row.decode(atIndex: 3)
    suspicion = Float(try row.decode(Double.self, atIndex: 4))
    width = try row.decode(Int.self, atIndex: 5)
    height = try row.decode(Int.self, atIndex: 6)
  }

  /// Its pixels in the map under review.
  /// - Throws: `StoreError.damaged` when they do not fit its image.
  internal func mask(path: String) throws(StoreError) -> RunLengthEncoding {
    try ReviewStore.runs(runs, width: width, height: height, of: id, path: path)
  }
}
