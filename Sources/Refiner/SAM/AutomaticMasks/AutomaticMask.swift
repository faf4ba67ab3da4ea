public import Labels

/// One of the masks that ``AutomaticMaskGenerator`` finds in a photo.
public struct AutomaticMask: Hashable, Sendable {
  /// The mask, of the photo's size.
  public internal(set) var segmentation: RunLengthEncoding
  /// Number of its pixels.
  public internal(set) var area: Int
  /// The box around it; its crop's first pixel when it has none.
  public internal(set) var box: PixelBox
  /// The intersection over union with the object that the network predicts; may exceed one.
  public let predictedIoU: Float
  /// The point that it was found at.
  public let point: Point<ImageSpace>
  /// How little it changes with the logits' threshold, 0...1; see ``MaskSummary/stability``.
  public let stability: Float
  /// The crop of the photo that it was found in.
  public let cropBox: Rectangle<ImageSpace>
}
