import Labels
import Refiner

/// What the screen asks of the network: prompts about one component in one encoded part of its image.
struct SegmentationQuestion: Hashable, Sendable {
  /// The component.
  let component: ComponentID
  /// What has to be encoded for it.
  let target: EncodingTarget
  /// Points, box, and whether the component's own pixels count.
  let prompt: ComponentPrompt
  /// The component's pixels as they are now.
  let mask: Mask
}

/// The network's answer, or why there is none.
struct SegmentationAnswer: Sendable {
  /// What was asked.
  let question: SegmentationQuestion
  /// What came of it.
  let outcome: Outcome

  /// What comes of a question.
  enum Outcome: Sendable {
    /// Masks, the best first, and the network that offers them.
    case masks([MaskCandidate], origin: MaskOrigin)
    /// The reason, in words.
    case failed(String)
  }
}
