/// What a session knows of the network and of the service that works with it.
struct SegmentationState: Hashable, Sendable {
  /// Whether there is a network.
  let model: ModelState
  /// Whether coming images are encoded ahead; the reviewer can stop it.
  var encodesAhead = true
  /// What the service is doing.
  var activity = SegmentationActivity.idle

  /// Starts with encoding ahead.
  init(_ model: ModelState) { self.model = model }
}
