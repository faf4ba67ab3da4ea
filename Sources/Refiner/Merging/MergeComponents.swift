internal import GRDB
internal import Labels

/// What merging needs to know of the components of a merged run.
struct MergeComponents: Sendable {
  /// One component as refining found it.
  struct Facts: Hashable, Sendable {
    let image: ImageID
    let classID: ClassID
    /// Pixels.
    let area: Int
  }

  private(set) var facts: [ComponentID: Facts] = [:]

  /// Reads the components of all images of a union.
  /// - Complexity: O(components).
  init(of union: MergeUnion) throws {
    var images = [[ImageID: ImageID]](repeating: [:], count: union.sources.count)
    for image in union.images { images[image.source][image.original] = image.record.id }
    for (place, images) in images.enumerated() where !images.isEmpty {
      try union.sources[place].store.forEachComponentFact { id, place, fact in
        guard let image = images[fact.image] else { return }
        let key = union.isRenumbered ? ComponentID(image.rawValue << 32 | place) : id
        facts[key] = Facts(image: image, classID: fact.classID, area: fact.area)
      }
    }
  }

  /// A component; nil when the merged run has none of this key.
  subscript(id: ComponentID) -> Facts? { facts[id] }
}

extension ReviewStore {
  fileprivate func forEachComponentFact(
    _ body: (ComponentID, _ place: Int, MergeComponents.Facts) -> Void
  ) throws(StoreError) {
    try read { database in
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT id, image, class, area, place FROM component")
      while let row = try cursor.next() {
        let area = try row.decode(Int.self, atIndex: 3)
        // Areas are added up; no image has more pixels.
        guard (0...(1 << 28)).contains(area) else {
          throw StoreError.damaged(path: path, reason: "a component has \(area) pixels")
        }
        body(
          ComponentID(try row.decode(Int.self, atIndex: 0)), try row.decode(Int.self, atIndex: 4),
          MergeComponents.Facts(
            image: ImageID(try row.decode(Int.self, atIndex: 1)),
            classID: ClassID(try row.decode(UInt8.self, atIndex: 2)),
            area: area))
      }
    }
  }
}
