internal import Labels

/// The soft minima of one image's components, from the confidence map that was refined.
struct SoftMinimumReading {
  private let components: [Component]
  private let values: [Float]

  /// Reads the image's confidence; nil when it has none, or the file is gone or no longer the recorded one.
  ///
  /// base: the map that the components were found in.
  /// - Complexity: O(pixels).
  init?(of image: ImageRecord, base: LabelMap) {
    let limit = FileLimits.standard.maximumBytes
    guard let path = image.confidence, let bytes = try? FileSystem.read(path, limit: limit),
      FileDigest.sha256(bytes) == image.digests[DigestRole.confidence.rawValue],
      let confidence = try? ConfidenceFile.decode(bytes, path: path)
    else { return nil }
    let found = ConnectedComponents(base)
    components = found.components
    values = found.softMinimums(of: confidence.resized(to: base.size))
  }

  /// The value of a component of the store, 0...1.
  ///
  /// A component's key ends in its place among those of its map, as refining gives them out.
  /// - Throws: `StoreError.damaged` when the map has another component there.
  func value(of item: QueueItem, storePath: String) throws(StoreError) -> Double {
    let place = item.id.rawValue & 0xFFFF_FFFF
    guard place < components.count, components[place].classID == item.classID,
      components[place].area == item.area, components[place].bounds == item.bounds
    else {
      throw .damaged(
        path: storePath, reason: "component \(item.id) is not in the map under review")
    }
    return Double(values[place])
  }
}
