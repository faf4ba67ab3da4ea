internal import GRDB
internal import Labels

extension ReviewStore {
  /// The components of an image in SeCo's order.
  /// - Throws: `StoreError.damaged` when pixels do not fit the image or a posterior is not the taxonomy's.
  /// - Complexity: O(components + runs); the memory of one image.
  internal func secoComponents(
    of image: ImageRecord, taxonomy: Taxonomy
  ) throws(StoreError) -> [SeCoComponent] {
    let items = try components(of: image.id)
    let contents = try secoContents(of: image)
    var found: [SeCoComponent] = []
    for item in items {
      guard [item.loss, item.eta, item.suspicion].allSatisfy(\.isFinite) else {
        throw .damaged(path: path, reason: "component \(item.id) has a loss that is no number")
      }
      guard let content = contents[item.id], content.posterior.count == taxonomy.classes.count
      else {
        throw .damaged(
          path: path, reason: "component \(item.id) has no posterior over \(taxonomy.name)")
      }
      guard content.runs.area == item.area, item.area > 0 else {
        throw .damaged(path: path, reason: "component \(item.id) has other pixels than its area")
      }
      found.append(
        SeCoComponent(item: item, runs: content.runs, posterior: content.posterior))
    }
    return found.sorted(by: SeCoComponent.isInOrder)
  }

  private struct Content {
    let runs: RunLengthEncoding
    let posterior: [Float]
  }

  private func secoContents(of image: ImageRecord) throws(StoreError) -> [ComponentID: Content] {
    try read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT c.id, t.runs, j.posterior FROM component c
            JOIN content t ON t.component = c.id JOIN judgement j ON j.component = c.id
            WHERE c.image = ?
            """), arguments: [image.id.rawValue])
      var contents: [ComponentID: Content] = [:]
      while let row = try cursor.next() {
        let id = ComponentID(try row.decode(Int.self, atIndex: 0))
        var posterior: [Float] = []
        guard FloatBlob.decode(try row.decode(atIndex: 2), into: &posterior),
          posterior.allSatisfy(\.isFinite)
        else {
          throw StoreError.damaged(path: path, reason: "the posterior of component \(id) is cut")
        }
        let text = try row.decode(String.self, atIndex: 1)
        contents[id] = Content(runs: try runs(text, of: id, size: image.size), posterior: posterior)
      }
      return contents
    }
  }

  private func runs(
    _ text: String, of id: ComponentID, size: Size<ImageSpace>
  ) throws -> RunLengthEncoding {
    do {
      return try RunLengthEncoding(compressed: text, size: size)
    } catch {
      throw StoreError.damaged(path: path, reason: "component \(id): \(error)")
    }
  }
}
