internal import Labels

extension Taxonomy {
  /// Cityscapes' 19 classes in the order of their trainIds.
  internal static let cityscapesNames = [
    "road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign",
    "vegetation", "terrain", "sky", "person", "rider", "car", "truck", "bus", "train",
    "motorcycle", "bicycle",
  ]

  /// The taxonomy's id of each of the 19 trainIds, void for classes that it lacks; nil when it has a
  /// class that is none of Cityscapes'.
  internal var cityscapesIDs: [UInt8]? {
    guard classes.allSatisfy({ Self.cityscapesNames.contains($0.name) }) else { return nil }
    return Self.cityscapesNames.map { self[name: $0]?.id.rawValue ?? ClassID.void.rawValue }
  }

  /// Whether it numbers most of Cityscapes' classes anew, as SYNTHIA's benchmarks of 16 and 13 classes do.
  ///
  /// Then a file of the 19 trainIds may hold none that the taxonomy lacks. With fewer classes any real
  /// file does, and is refused.
  internal var renumbersCityscapes: Bool {
    guard classes.count >= 13, let ids = cityscapesIDs else { return false }
    return ids != (0..<19).map { UInt8($0) }
  }
}
