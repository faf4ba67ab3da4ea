/// A mask that logits make, and what the automatic generator asks about it.
public struct MaskSummary: Hashable, Sendable {
  /// The mask: pixels whose logit exceeds the threshold.
  public let encoding: RunLengthEncoding
  /// Number of its pixels.
  public let area: Int
  /// The box around it; all zeros when it has no pixel.
  public let box: PixelBox
  /// How little the mask changes with the threshold, 0...1.
  ///
  /// The area at a higher threshold divided by that at a lower one; NaN when both are zero.
  public let stability: Float
}
