/// What the mask decoder says to one prompt.
internal struct DecodedMasks: Sendable {
  /// Logits: [masks, side * side], row-major masks of side `4 * gridSide`.
  let logits: FloatStorage
  /// Predicted IoU of each mask; raw, so that it can pass 1.
  let predictedIoUs: [Float]
}
