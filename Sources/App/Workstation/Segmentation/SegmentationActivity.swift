/// What the segmentation service is doing, for the status line.
enum SegmentationActivity: Hashable, Sendable {
  /// Nothing.
  case idle
  /// Encoding, and how far it is, 0...100; `isAhead` when nobody waits for it yet.
  case encoding(percent: Int, isAhead: Bool)
  /// Answering a prompt.
  case decoding
}
