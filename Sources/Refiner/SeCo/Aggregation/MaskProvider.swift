/// What the aggregation asks of a network that has seen one image; masks are of the label map's size.
protocol MaskProvider {
  /// The masks of everything, the best first.
  func everything(_ parameters: AutomaticMaskParameters) throws -> [AutomaticMask]

  /// One mask for each prompt, in their order.
  func masks(forEach prompts: [Prompt]) throws -> [PromptedMask]
}

/// The network's answer to a prompt that is not ambiguous.
struct PromptedMask: Hashable, Sendable {
  /// The pixels; may be none.
  let mask: RunLengthEncoding
  /// The intersection over union with the object that the network predicts.
  let predictedIoU: Float
}
