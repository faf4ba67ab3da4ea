/// What the canvas shows.
enum CanvasMode: String, CaseIterable, Sendable {
  /// The label map with all decisions.
  case labels
  /// The photo.
  case photo
  /// The photo tinted with the labels.
  case blend

  /// Whether the photo has to be decoded for it.
  var needsPhoto: Bool { self != .labels }
}
