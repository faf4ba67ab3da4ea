internal import Synchronization

/// How far the image is that goes through the network, for whoever shows it; one value per refinement.
final class NetworkProgress: Sendable {
  /// What is done with an image.
  enum Step: String, Sendable {
    /// It goes through the image encoder.
    case encoding
    /// Its everything-masks are looked for.
    case segmenting
    /// Its components are given as prompts.
    case prompting
  }

  private struct State {
    var step: Step?
    var share = 0.0
  }

  private let state = Mutex(State())

  /// Notes the share of a step that is done, 0...1.
  func note(_ step: Step, _ share: Double) {
    state.withLock { $0 = State(step: step, share: share) }
  }

  /// Notes that no image is in the network.
  func clear() { state.withLock { $0 = State() } }

  /// The state in words, such as `encoding 40 %`; nil between images.
  var text: String? {
    state.withLock { state in
      state.step.map { "\($0.rawValue) \(Int(state.share * 100)) %" }
    }
  }
}
