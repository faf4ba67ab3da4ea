/// Which image encoder a checkpoint holds.
public enum ImageEncoderConfiguration: Hashable, Sendable {
  /// SAM's own: a plain ViT with window and global attention (ViT-B, ViT-L, ViT-H and smaller).
  case vit(ViTConfiguration)
  /// MobileSAM's: TinyViT-5M and smaller.
  case tinyViT(TinyViTConfiguration)
}
