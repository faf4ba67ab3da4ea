/// One of the masks that the network offers for a prompt.
public struct MaskCandidate: Hashable, Sendable {
  /// The mask, in the whole image; inside of the encoded region.
  public let mask: RunLengthEncoding
  /// What the network thinks its IoU with the wanted object is; raw, so that it can pass 1.
  public let predictedIoU: Float
  /// How little the mask changes when the threshold does, 0...1; NaN when it is empty at all of them.
  public let stability: Float
  /// The network's own answer, to be refined by a further prompt.
  public let logits: MaskLogits
}

/// How many masks are wanted for a prompt.
public enum CandidateCount: Hashable, Sendable {
  /// The one for prompts that are not ambiguous: a box, several points, a mask (`multimask_output: false`).
  case one
  /// Three, for prompts that fit a part, an object or a group: one point (`multimask_output: true`).
  case three

  /// The mask tokens that answer.
  func maskTokens(of count: Int) -> Range<Int> {
    switch self {
    case .one: 0..<1
    case .three: count > 1 ? 1..<count : 0..<1
    }
  }
}

extension [MaskCandidate] {
  /// The highest predicted IoU first; equal ones keep their order.
  public var bestFirst: [MaskCandidate] {
    enumerated().sorted {
      ($1.element.predictedIoU, $0.offset) < ($0.element.predictedIoU, $1.offset)
    }.map(\.element)
  }
}
