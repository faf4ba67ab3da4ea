internal import GRDB
internal import Labels

extension ReviewStore {
  /// Adds all that another store knows of some of its images, in one transaction; their keys must be new.
  ///
  /// Copied are images, components and judgements; not the journal, the packed queue and the settings.
  /// Others may be reviewing the other store; nothing is written to it.
  ///
  /// keys: the keys that the images get, with which those of their components begin; nil for their own.
  /// - Throws: `StoreError`; nothing is added then.
  internal func add(
    images: [ImageID], of other: ReviewStore, keys: [ImageID: ImageID]? = nil
  ) throws(StoreError) {
    guard !isReadOnly else { throw .readOnly(path: path) }
    do {
      // While the other store is open, this is not the last connection to its file, which would tidy up.
      try withExtendedLifetime(other) {
        try database.writeWithoutTransaction { database in
          try database.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other.database.path])
          defer { try? database.execute(sql: "DETACH DATABASE other") }
          try database.inTransaction(.deferred) {
            try Self.copy(images, keys: keys, in: database)
            return .commit
          }
        }
      }
    } catch {
      throw StoreError(error, path: other.path)
    }
  }

  private static func copy(
    _ images: [ImageID], keys: [ImageID: ImageID]?, in database: Database
  ) throws {
    try database.execute(
      sql: "CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY, key INTEGER NOT NULL)")
    for image in images {
      try database.cachedStatement(sql: "INSERT INTO temp.chosen VALUES (?, ?)")
        .execute(arguments: [image.rawValue, (keys?[image] ?? image).rawValue])
    }
    let id = keys == nil ? "k.id" : "c.key << 32 | k.place"
    try database.execute(
      sql: """
        INSERT INTO main.image
          SELECT c.key, o.stem, o.image, o.label, o.confidence, o.truth, o.width, o.height, o.digests,
            o.components
          FROM temp.chosen c JOIN other.image o ON o.id = c.id ORDER BY c.key;
        INSERT INTO main.component
          SELECT \(id), c.key, k.place, k.class, k.area, k.x, k.y, k.width, k.height, k.centroidX,
            k.centroidY, k.perimeter, k.confidence
          FROM temp.chosen c JOIN other.component k ON k.image = c.id ORDER BY 1;
        """)
    for (table, columns) in parts {
      // A run of an older Fleck has no such table.
      let isThere = try Bool.fetchOne(
        database, sql: "SELECT count(*) > 0 FROM other.sqlite_schema WHERE name = ?",
        arguments: [table])
      guard isThere == true else { continue }
      try database.execute(
        sql: """
          INSERT INTO main.\(table) SELECT \(id), \(columns)
          FROM temp.chosen c JOIN other.component k ON k.image = c.id
            JOIN other.\(table) o ON o.component = k.id ORDER BY 1
          """)
    }
    try database.execute(sql: "DROP TABLE temp.chosen")
    guard let keys else { return }
    for image in keys.values.sorted() {
      try database.execute(
        sql: "UPDATE image SET components = ? WHERE id = ?",
        arguments: [try storedComponents(of: image, in: database).digest, image.rawValue])
    }
  }

  /// The tables of what a component is beside its measurements, with their columns after its key.
  private static let parts = [
    ("content", "runs, features"), ("softMinimum", "value"),
    ("judgement", "loss, eta, verdict, suggestion, suspicion, gain, posterior"),
  ]

  /// Adds an image that repeats some components of another one: its files, map and judgements are the
  /// same.
  ///
  /// image: its key, above all others.  stem: its own.
  /// - Returns: what each of `components` has become.
  /// - Throws: `StoreError.badStem` for a stem that would leave the run folder.
  internal func addTwin(
    _ image: ImageID, stem: String, of components: [ComponentID]
  ) throws(StoreError) -> [ComponentID: ComponentID] {
    guard RunPath.isSafe(stem: stem) else { throw .badStem(path: path, stem: stem) }
    return try write { database in
      var twins: [ComponentID: ComponentID] = [:]
      for original in components {
        let row = try Row.fetchOne(
          database, sql: "SELECT place, image FROM component WHERE id = ?",
          arguments: [original.rawValue])
        guard let row else {
          throw StoreError.noComponent(path: path, id: original.rawValue)
        }
        if twins.isEmpty {
          try Self.addTwinImage(
            image, stem: stem, of: try row.decode(Int.self, atIndex: 1), in: database)
        }
        let twin = ComponentID(image.rawValue << 32 | (try row.decode(Int.self, atIndex: 0)))
        try Self.addTwin(twin, of: original, in: image, to: database)
        twins[original] = twin
      }
      try database.execute(
        sql: "UPDATE image SET components = ? WHERE id = ?",
        arguments: [try Self.storedComponents(of: image, in: database).digest, image.rawValue])
      return twins
    }
  }

  private static func addTwinImage(
    _ image: ImageID, stem: String, of original: Int, in database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO image SELECT ?, ?, image, label, confidence, truth, width, height, digests, ''
        FROM image WHERE id = ?
        """, arguments: [image.rawValue, stem, original])
  }

  private static func addTwin(
    _ twin: ComponentID, of original: ComponentID, in image: ImageID, to database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO component SELECT ?, ?, place, class, area, x, y, width, height, centroidX,
          centroidY, perimeter, confidence FROM component WHERE id = ?
        """, arguments: [twin.rawValue, image.rawValue, original.rawValue])
    for (table, columns) in parts {
      try database.execute(
        sql: "INSERT INTO \(table) SELECT ?, \(columns) FROM \(table) WHERE component = ?",
        arguments: [twin.rawValue, original.rawValue])
    }
  }
}
