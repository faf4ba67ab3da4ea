internal import GRDB
internal import Labels

extension ReviewStore {
  /// Adds images with their components, in one transaction; the keys and stems must be new.
  /// - Throws: `StoreError.badStem` for a stem that would leave the run folder.
  public func add(_ images: [(ImageRecord, [ComponentRecord])]) throws(StoreError) {
    try write { database in
      for (image, components) in images {
        try Self.insert(image, components, path: path, into: database)
      }
    }
  }

  /// All images by their keys.
  public func images() throws(StoreError) -> [ImageRecord] { try images(within: nil) }

  /// All images within bounds, those of the data set for nil, by their keys.
  internal func images(within bounds: Bounds?) throws(StoreError) -> [ImageRecord] {
    try read { database in
      let cursor = try Row.fetchCursor(
        database, sql: "\(Self.imageColumns) WHERE id < ? ORDER BY id",
        arguments: [try (bounds ?? Self.bounds(in: database)).image])
      var images: [ImageRecord] = []
      while let row = try cursor.next() { images.append(try Self.image(row, path: path)) }
      return images
    }
  }

  /// One image.
  public func image(_ id: ImageID) throws(StoreError) -> ImageRecord {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "\(Self.imageColumns) WHERE id = ?", arguments: [id.rawValue])
      guard let row else { throw StoreError.noImage(path: path, id: id.rawValue) }
      return try Self.image(row, path: path)
    }
  }

  /// Number of images.
  public func imageCount() throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM image WHERE id < ?",
        arguments: [try Self.bounds(in: database).image]) ?? 0
    }
  }

  /// Number of components of all images.
  public func componentCount() throws(StoreError) -> Int { try componentCount(within: nil) }

  /// Number of components within bounds, those of the data set for nil.
  internal func componentCount(within bounds: Bounds?) throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM component WHERE id < ?",
        arguments: [try (bounds ?? Self.bounds(in: database)).component]) ?? 0
    }
  }

  /// Number of components of an image.
  public func componentCount(of image: ImageID) throws(StoreError) -> Int {
    try read {
      try Int.fetchOne(
        $0, sql: "SELECT count(*) FROM component WHERE image = ?", arguments: [image.rawValue]) ?? 0
    }
  }

  private static let imageColumns = """
    SELECT id, stem, image, label, confidence, truth, width, height, digests FROM image
    """

  private static func image(_ row: Row, path: String) throws -> ImageRecord {
    let stem = try row.decode(String.self, atIndex: 1)
    guard RunPath.isSafe(stem: stem) else { throw StoreError.badStem(path: path, stem: stem) }
    let width = try row.decode(Int.self, atIndex: 6)
    let height = try row.decode(Int.self, atIndex: 7)
    guard width > 0, height > 0, width <= 1 << 28, height <= (1 << 28) / width else {
      throw StoreError.damaged(path: path, reason: "image '\(stem.sanitised)' has no sane size")
    }
    return ImageRecord(
      id: ImageID(try row.decode(Int.self, atIndex: 0)), stem: stem,
      image: try row.decode(String.self, atIndex: 2),
      label: try row.decode(String.self, atIndex: 3),
      confidence: try row.decode(String?.self, atIndex: 4),
      truth: try row.decode(String?.self, atIndex: 5),
      size: Size(width: width, height: height),
      digests: digests(from: try row.decode(String.self, atIndex: 8)))
  }

  private static func insert(
    _ image: ImageRecord, _ components: [ComponentRecord], path: String, into database: Database
  ) throws {
    guard RunPath.isSafe(stem: image.stem) else {
      throw StoreError.badStem(path: path, stem: image.stem)
    }
    var digest = ComponentDigest()
    let runs = components.map(\.runs.compressed)
    for (record, runs) in zip(components, runs) { digest.add(record, runs: runs) }
    try database.cachedStatement(
      sql: "INSERT INTO image VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      image.id.rawValue, image.stem, image.image, image.label, image.confidence, image.truth,
      image.size.width, image.size.height, text(of: image.digests), digest.finish(),
    ])
    try insert(components, runs: runs, of: image, into: database)
  }

  private static func insert(
    _ components: [ComponentRecord], runs: [String], of image: ImageRecord,
    into database: Database
  ) throws {
    let measurements = try database.cachedStatement(
      sql: "INSERT INTO component VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let contents = try database.cachedStatement(sql: "INSERT INTO content VALUES (?, ?, ?)")
    // A run that an older Fleck began has no such table.
    let doubts =
      try database.tableExists("softMinimum")
      ? try database.cachedStatement(sql: "INSERT INTO softMinimum VALUES (?, ?)") : nil
    for (record, runs) in zip(components, runs) {
      precondition(
        record.image == image.id && record.runs.size == image.size,
        "Component \(record.id) does not belong to image \(image.id)")
      let component = record.component
      try measurements.execute(arguments: [
        record.id.rawValue, image.id.rawValue, component.index.rawValue,
        Int(component.classID.rawValue), component.area, component.bounds.x, component.bounds.y,
        component.bounds.width, component.bounds.height, component.centroid.x,
        component.centroid.y, component.perimeter, record.confidence.map { Double($0) },
      ])
      try contents.execute(arguments: [
        record.id.rawValue, runs, FloatBlob.encode(record.features),
      ])
      if let value = record.softMinimum {
        try doubts?.execute(arguments: [record.id.rawValue, Double(value)])
      }
    }
  }

  private static func text(of digests: [String: String]) -> String {
    digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
  }

  private static func digests(from text: String) -> [String: String] {
    var digests: [String: String] = [:]
    // Bytes, not characters: a start reads those of every image.
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
      let value = line[line.index(after: space)...]
      digests[String(Substring(line[..<space]))] = String(Substring(value))
    }
    return digests
  }
}
