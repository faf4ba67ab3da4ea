/// What a session knows of the network and of the service that works with it.
struct SegmentationState: Hashable, Sendable {
  /// Whether there is a network.
  let model: ModelState
  /// Whether coming images are encoded ahead; the reviewer can stop it.
  ///
  /// The built-in network begins with the first question: it is quick, and nobody may have asked for it.
  var encodesAhead: Bool
  /// Whether it was said which network is Fleck's own.
  var isIntroduced = false
  /// What the service is doing.
  var activity = SegmentationActivity.idle

  /// Starts with encoding ahead, but for the built-in network.
  init(_ model: ModelState) {
    self.model = model
    encodesAhead = if case .ready(_, isBuiltIn: true) = model { false } else { true }
  }
}
