internal import GRDB
internal import Labels

/// An image of a run that is merged.
struct MergeImage: Hashable, Sendable {
  /// The image as its run knows it.
  var record: ImageRecord
  /// SHA-256 over its components, see ``ComponentDigest``.
  let components: String

  /// In what it is another image than one of the same stem in another run, in words; nil when it is the same.
  ///
  /// Files that only one of both runs knows, such as a ground truth that was given later, make no other image.
  func difference(from other: MergeImage) -> String? {
    if record.size != other.record.size {
      return "another size (\(record.size.width)x\(record.size.height))"
    }
    for role in DigestRole.allCases where role != .embedding && role != .truth {
      let (mine, theirs) = (
        record.digests[role.rawValue], other.record.digests[role.rawValue]
      )
      // The map under review follows from the rest: it is named last.
      if mine != theirs { return role == .map ? "another map" : "another \(role.rawValue) file" }
    }
    return nil
  }
}

extension ReviewStore {
  /// All images of the data set with the digests of their components, by their keys.
  func mergeImages() throws(StoreError) -> [MergeImage] {
    let records = try images()
    let digests = try read { database in
      var digests: [Int: String] = [:]
      let cursor = try Row.fetchCursor(database, sql: "SELECT id, components FROM image")
      while let row = try cursor.next() {
        digests[try row.decode(Int.self, atIndex: 0)] = try row.decode(atIndex: 1)
      }
      return digests
    }
    return records.map { MergeImage(record: $0, components: digests[$0.id.rawValue] ?? "") }
  }
}
