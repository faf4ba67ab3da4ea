/// Sizes of `ImageEncoderViT` (`modeling/image_encoder.py`).
public struct ViTConfiguration: Hashable, Sendable {
  /// Side of a patch, pixels; 16.
  public var patchSide: Int
  /// Channels of a token (`embed_dim`).
  public var width: Int
  /// Attention heads per block.
  public var headCount: Int
  /// Hidden channels of each block's MLP.
  public var hiddenWidth: Int
  /// Per block: side of its attention windows in tokens, 0 for global attention.
  public var windowSides: [Int]
  /// Whether `attn.qkv` has a bias.
  public var hasQKVBias: Bool
  /// Whether there is a table of absolute positions (`pos_embed`).
  public var hasAbsolutePositions: Bool
  /// Whether blocks have tables of relative positions (`rel_pos_h`, `rel_pos_w`).
  public var hasRelativePositions: Bool
  /// Channels of the embedding (`out_chans`).
  public var outputWidth: Int

  /// Number of blocks.
  public var depth: Int { windowSides.count }

  /// Makes a configuration.
  public init(
    patchSide: Int, width: Int, headCount: Int, hiddenWidth: Int, windowSides: [Int],
    hasQKVBias: Bool = true, hasAbsolutePositions: Bool = true, hasRelativePositions: Bool = true,
    outputWidth: Int
  ) {
    self.patchSide = patchSide
    self.width = width
    self.headCount = headCount
    self.hiddenWidth = hiddenWidth
    self.windowSides = windowSides
    self.hasQKVBias = hasQKVBias
    self.hasAbsolutePositions = hasAbsolutePositions
    self.hasRelativePositions = hasRelativePositions
    self.outputWidth = outputWidth
  }
}
