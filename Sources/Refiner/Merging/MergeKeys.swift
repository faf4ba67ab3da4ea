internal import GRDB
internal import Labels

/// The keys that images get in a merged run: their own where all sources agree on them, new ones by stem where
/// runs of other images have given them out anew.
struct MergeKeys {
  /// Whether the images get new keys.
  let isRenumbered: Bool
  /// The key of each stem.
  let ids: [String: ImageID]

  /// Chooses keys; order: the stems in the order of the merged run's inputs.
  init(
    of sources: [MergeSource], stems: [String: (source: Int, image: Int)], order: [String]
  ) {
    var known: [String: ImageID] = [:]
    var owners: [ImageID: String] = [:]
    var isConsistent = true
    for source in sources {
      for image in source.images.map(\.record) {
        let id = known[image.stem, default: image.id]
        let stem = owners[image.id, default: image.stem]
        if id != image.id || stem != image.stem { isConsistent = false }
        known[image.stem] = id
        owners[image.id] = stem
      }
    }
    isRenumbered = !isConsistent
    guard isRenumbered else {
      ids = known
      return
    }
    let numbered = order.enumerated().map { ($0.element, ImageID($0.offset + 1)) }
    ids = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
  }

  /// Gives the rows of all sources the new keys.
  func renumber(_ sources: inout [MergeSource]) throws {
    for place in sources.indices {
      var images: [ImageID: ImageID] = [:]
      for image in sources[place].images.map(\.record) { images[image.id] = ids[image.stem] }
      let components = try sources[place].store.keys { images[$0] }
      try sources[place].renumber(images, components)
    }
  }
}

extension ReviewStore {
  /// The keys that components get when their images get others.
  fileprivate func keys(
    _ image: (ImageID) -> ImageID?
  ) throws(StoreError) -> [ComponentID: ComponentID] {
    try read { database in
      var keys: [ComponentID: ComponentID] = [:]
      let cursor = try Row.fetchCursor(database, sql: "SELECT id, image, place FROM component")
      while let row = try cursor.next() {
        guard let image = image(ImageID(try row.decode(Int.self, atIndex: 1))) else { continue }
        let id = ComponentID(try row.decode(Int.self, atIndex: 0))
        keys[id] = ComponentID(image.rawValue << 32 | (try row.decode(Int.self, atIndex: 2)))
      }
      return keys
    }
  }

  /// SHA-256 over an image's components by their places, whatever their keys.
  func placeDigest(of image: ImageID) throws(StoreError) -> String {
    try read { database in
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT c.place, c.class, c.area, c.x, c.y, c.width, c.height, t.runs
          FROM component c JOIN content t ON t.component = c.id WHERE c.image = ? ORDER BY c.place
          """, arguments: [image.rawValue])
      var digest = ComponentDigest()
      while let row = try cursor.next() {
        digest.add(
          id: try row.decode(Int.self, atIndex: 0), classID: try row.decode(atIndex: 1),
          area: try row.decode(Int.self, atIndex: 2),
          bounds: (
            try row.decode(Int.self, atIndex: 3), try row.decode(Int.self, atIndex: 4),
            try row.decode(Int.self, atIndex: 5), try row.decode(Int.self, atIndex: 6)
          ), runs: try row.decode(String.self, atIndex: 7))
      }
      return digest.finish()
    }
  }
}

extension MergeUnion {
  /// The pixels of an image's components as refining found them, as COCO's compressed run lengths.
  func baseTexts(of image: Image) throws(StoreError) -> [ComponentID: String] {
    let isRenumbered = isRenumbered
    return try sources[image.source].store.read { database in
      var texts: [ComponentID: String] = [:]
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT c.id, c.place, t.runs FROM component c JOIN content t ON t.component = c.id
          WHERE c.image = ?
          """, arguments: [image.original.rawValue])
      while let row = try cursor.next() {
        let place = try row.decode(Int.self, atIndex: 1)
        let id =
          isRenumbered
          ? ComponentID(image.record.id.rawValue << 32 | place)
          : ComponentID(try row.decode(Int.self, atIndex: 0))
        texts[id] = try row.decode(String.self, atIndex: 2)
      }
      return texts
    }
  }
}
