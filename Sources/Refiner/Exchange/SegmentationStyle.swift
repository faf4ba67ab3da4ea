/// How COCO's files describe the pixels of an object.
public enum SegmentationStyle: String, CaseIterable, Hashable, Sendable, Codable {
  /// Run lengths: every pixel as it is.
  case rle
  /// Polygons along the pixels' edges, holes joined to them by slits.
  case polygons
}
