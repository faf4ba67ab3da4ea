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
}
