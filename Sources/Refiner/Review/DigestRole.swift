/// What a file whose SHA-256 is kept is to its image.
public enum DigestRole: String, CaseIterable, Hashable, Sendable {
  /// The photo.
  case image
  /// The label map that came in.
  case label
  /// The confidence map.
  case confidence
  /// The ground truth.
  case truth
  /// The image embedding that was made elsewhere.
  case embedding
  /// The map under review, `labels/<stem>.png` of the run.
  case map
}
