/// Sizes of `TinyViT` (MobileSAM, `modeling/tiny_vit_sam.py`).
public struct TinyViTConfiguration: Hashable, Sendable {
  /// One of the network's stages.
  public struct Stage: Hashable, Sendable {
    /// Channels of a token (`embed_dims`).
    public var width: Int
    /// Number of blocks (`depths`).
    public var depth: Int
    /// Attention heads; 0 in the first stage, which is convolutional.
    public var headCount: Int
    /// Side of an attention window, tokens; 0 in the first stage.
    public var windowSide: Int
    /// Hidden channels: of the MLP, in the first stage of `MBConv`.
    public var hiddenWidth: Int
    /// Side of `local_conv`'s kernel; 0 in the first stage.
    public var localKernelSide: Int
    /// Stride of the `PatchMerging` after the stage: 2, 1 before the last stage, 0 after it.
    public var mergeStride: Int

    /// Makes a stage.
    public init(
      width: Int, depth: Int, headCount: Int, windowSide: Int, hiddenWidth: Int,
      localKernelSide: Int, mergeStride: Int
    ) {
      self.width = width
      self.depth = depth
      self.headCount = headCount
      self.windowSide = windowSide
      self.hiddenWidth = hiddenWidth
      self.localKernelSide = localKernelSide
      self.mergeStride = mergeStride
    }
  }

  /// The stages, first to last.
  public var stages: [Stage]
  /// Channels between the two convolutions of `patch_embed`.
  public var stemWidth: Int
  /// Channels of the embedding (`out_chans`).
  public var outputWidth: Int

  /// Makes a configuration.
  public init(stages: [Stage], stemWidth: Int, outputWidth: Int) {
    self.stages = stages
    self.stemWidth = stemWidth
    self.outputWidth = outputWidth
  }
}
