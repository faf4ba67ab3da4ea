internal import GRDB
internal import Labels

extension ReviewStore {
  /// What is known of a component beside its measurements.
  internal struct Content {
    /// Its pixels in the map under review.
    internal let runs: RunLengthEncoding
    /// The classifier's softmax, one value per class of the taxonomy in its order.
    internal let posterior: [Float]
  }

  /// Pixels and posteriors of the judged components of an image.
  /// - Throws: `StoreError.damaged` when pixels do not fit the image or a posterior is cut.
  /// - Complexity: O(components + runs); the memory of one image.
  internal func contents(of image: ImageRecord) throws(StoreError) -> [ComponentID: Content] {
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
