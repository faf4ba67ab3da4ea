/// An image encoder of either family.
internal enum ImageEncoder: Sendable {
  /// SAM's own.
  case vit(ImageEncoderViT)
  /// MobileSAM's.
  case tinyViT(TinyViT)

  /// Reads the parameters below `image_encoder`.
  init(_ source: some ParameterSource, _ configuration: NetworkConfiguration) throws {
    switch configuration.imageEncoder {
    case .vit(let sizes):
      self = .vit(try ImageEncoderViT(source, sizes, gridSide: configuration.gridSide))
    case .tinyViT(let sizes):
      self = .tinyViT(try TinyViT(source, sizes, inputSide: configuration.inputSide))
    }
  }

  /// Encodes a network input.
  ///
  /// pixels: [side, side * 3], channels last, normalised  ->  [tokens, channels]
  /// - Throws: ``SAMError/cancelled``, and what `progress` throws.
  func encode(
    _ pixels: MatrixView, pool: WorkerPool, progress: EncodingProgress
  ) throws -> MatrixView {
    switch self {
    case .vit(let encoder): try encoder.encode(pixels, pool: pool, progress: progress)
    case .tinyViT(let encoder): try encoder.encode(pixels, pool: pool, progress: progress)
    }
  }
}
