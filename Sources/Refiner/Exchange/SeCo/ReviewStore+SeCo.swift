internal import Labels

extension ReviewStore {
  /// The components of an image in SeCo's order.
  /// - Throws: `StoreError.damaged` when pixels do not fit the image or a posterior is not the taxonomy's.
  /// - Complexity: O(components + runs); the memory of one image.
  internal func secoComponents(
    of image: ImageRecord, taxonomy: Taxonomy
  ) throws(StoreError) -> [SeCoComponent] {
    let items = try components(of: image.id)
    let contents = try contents(of: image)
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
}
