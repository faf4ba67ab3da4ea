internal import GRDB
internal import Labels

extension ReviewStore {
  /// The judged components, ascending.
  internal func judgedIDs() throws(StoreError) -> [ComponentID] {
    var ids: [ComponentID] = []
    while true {
      // In small steps: whoever reviews meanwhile waits for one of them.
      let more = try read { database in
        try Int.fetchAll(
          database,
          sql: """
            SELECT component FROM judgement WHERE component > ? AND component < ?
            ORDER BY component LIMIT 4096
            """, arguments: [ids.last?.rawValue ?? 0, try Self.bounds(in: database).component])
      }
      if more.isEmpty { return ids }
      ids += more.map { ComponentID($0) }
    }
  }

  /// What the lint rules need of an image's judged components: measures and pixels.
  /// - Throws: `StoreError.damaged` when pixels do not fit the image.
  internal func lintComponents(
    of image: ImageRecord, taxonomy: Taxonomy
  ) throws(StoreError) -> [(shape: LintShape, runs: RunLengthEncoding)] {
    let rows = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT c.id, c.class, j.verdict, c.area, c.perimeter, t.runs
          FROM component c JOIN judgement j ON j.component = c.id
          JOIN content t ON t.component = c.id WHERE c.image = ? ORDER BY c.id
          """, arguments: [image.id.rawValue])
    }
    do {
      return try rows.map { row in
        let id = ComponentID(try row.decode(Int.self, atIndex: 0))
        let classID = ClassID(try row.decode(UInt8.self, atIndex: 1))
        let shape = LintShape(
          id: id, position: taxonomy.position(of: classID) ?? taxonomy.classes.count,
          isClean: !Verdict(code: try row.decode(Int.self, atIndex: 2)).isFlagged,
          area: max(1, try row.decode(Int.self, atIndex: 3)),
          perimeter: try row.decode(Int.self, atIndex: 4), imageArea: image.size.area)
        let runs = try Self.runs(
          try row.decode(String.self, atIndex: 5), width: image.size.width,
          height: image.size.height, of: id, path: path)
        return (shape, runs)
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
