internal import Labels

/// What the database holds of an image's components, as it is: nothing of it was checked.
internal struct StoredComponents: Sendable {
  /// One of them.
  internal struct Entry: Sendable {
    internal let id: Int
    internal let classID: UInt8
    internal let area: Int
    /// x, y, width and height of its bounds.
    internal let bounds: (Int, Int, Int, Int)
    /// COCO's compressed run lengths.
    internal let runs: String
  }

  /// The digest that was stored when they were added.
  internal let storedDigest: String
  /// The components by id.
  internal let entries: [Entry]

  /// The digest of what there is now.
  /// - Complexity: O(bytes).
  internal var digest: String {
    var digest = ComponentDigest()
    for entry in entries {
      digest.add(
        id: entry.id, classID: entry.classID, area: entry.area, bounds: entry.bounds,
        runs: entry.runs)
    }
    return digest.finish()
  }
}
