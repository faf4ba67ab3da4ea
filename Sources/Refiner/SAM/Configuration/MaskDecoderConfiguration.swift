/// Sizes of `PromptEncoder` and `MaskDecoder`.
public struct MaskDecoderConfiguration: Hashable, Sendable {
  /// Channels of tokens and embedding (`prompt_embed_dim`, `transformer_dim`); 256.
  public var width: Int
  /// Attention heads; not in a checkpoint, 8 by convention.
  public var headCount: Int
  /// Channels inside cross-attention (`width / attention_downsample_rate`); 128.
  public var crossAttentionWidth: Int
  /// Layers of the two-way transformer; 2.
  public var depth: Int
  /// Hidden channels of the transformer's MLP; 2048.
  public var hiddenWidth: Int
  /// Mask tokens: one for a single mask, the others for candidates; 4.
  public var maskTokenCount: Int
  /// Layers of `iou_prediction_head`; 3.
  public var iouHeadDepth: Int
  /// Hidden channels of `iou_prediction_head`; 256.
  public var iouHeadWidth: Int
  /// Layers of each of `output_hypernetworks_mlps`; 3.
  public var hypernetworkDepth: Int
  /// Channels of the mask prompt's second convolution (`mask_in_chans`); 16.
  public var maskPromptWidth: Int

  /// Makes a configuration; the published networks' values unless told otherwise.
  public init(
    width: Int = 256, headCount: Int = 8, crossAttentionWidth: Int = 128, depth: Int = 2,
    hiddenWidth: Int = 2048, maskTokenCount: Int = 4, iouHeadDepth: Int = 3,
    iouHeadWidth: Int = 256, hypernetworkDepth: Int = 3, maskPromptWidth: Int = 16
  ) {
    self.width = width
    self.headCount = headCount
    self.crossAttentionWidth = crossAttentionWidth
    self.depth = depth
    self.hiddenWidth = hiddenWidth
    self.maskTokenCount = maskTokenCount
    self.iouHeadDepth = iouHeadDepth
    self.iouHeadWidth = iouHeadWidth
    self.hypernetworkDepth = hypernetworkDepth
    self.maskPromptWidth = maskPromptWidth
  }
}
