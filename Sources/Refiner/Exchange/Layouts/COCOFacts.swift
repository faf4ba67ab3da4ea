internal import Labels

/// What COCO's files say of the data set.
internal struct COCOFacts: Sendable {
  /// The classes.
  internal let taxonomy: Taxonomy
  /// The split that names files and folders.
  internal let split: String
  /// The run.
  internal let runID: String
  /// The Fleck that exported.
  internal let tool: String

  /// A class's category id: its own plus one, since 0 is no category.
  internal static func category(_ id: ClassID) -> Int { Int(id.rawValue) + 1 }

  /// The lines before the annotations.
  internal var head: [UInt8] {
    let info = OrderedJSON.object([
      ("description", .text("Label set of the run \(runID)")), ("version", .text(tool)),
    ])
    let categories = OrderedJSON.list(
      taxonomy.classes.map { entry in
        .object([
          ("id", .integer(Self.category(entry.id))), ("name", .text(entry.name)),
          ("supercategory", .text(entry.kind.rawValue)),
          ("isthing", .integer(entry.kind == .thing ? 1 : 0)), ("color", .colour(entry.colour)),
        ])
      })
    return Array("{\"info\": ".utf8) + info.line
      + Array(",\n\"licenses\": [],\n\"categories\": ".utf8)
      + categories.line + Array(",\n\"annotations\": [".utf8)
  }
}

extension OrderedJSON {
  /// A colour as `[red, green, blue]`.
  fileprivate static func colour(_ colour: RGB) -> OrderedJSON {
    .list([colour.red, colour.green, colour.blue].map { .integer(Int($0)) })
  }
}
