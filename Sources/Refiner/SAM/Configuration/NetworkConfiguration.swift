/// The shape of a Segment Anything network, as its checkpoint's names and shapes tell it.
///
/// Names follow the reference implementation, `segment_anything/build_sam.py` and `modeling/`.
public struct NetworkConfiguration: Hashable, Sendable {
  /// The image encoder's kind and sizes.
  public var imageEncoder: ImageEncoderConfiguration
  /// The prompt encoder's and mask decoder's sizes.
  public var maskDecoder: MaskDecoderConfiguration
  /// Side of the square network input, pixels (`img_size`); 1024 for the published networks.
  public var inputSide: Int

  /// Side of the image embedding's grid: a sixteenth of the input's side.
  public var gridSide: Int {
    switch imageEncoder {
    case .vit(let vit): inputSide / vit.patchSide
    case .tinyViT: inputSide / 16
    }
  }

  /// Makes a configuration.
  public init(
    imageEncoder: ImageEncoderConfiguration, maskDecoder: MaskDecoderConfiguration, inputSide: Int
  ) {
    self.imageEncoder = imageEncoder
    self.maskDecoder = maskDecoder
    self.inputSide = inputSide
  }
}
