import Labels

@testable import Refiner

/// Small embeddings and their keys.
enum EmbeddingFixture {
  static let model = NetworkConfiguration(
    imageEncoder: .tinyViT(TinyViTConfiguration(stages: [], stemWidth: 1, outputWidth: 8)),
    maskDecoder: MaskDecoderConfiguration(width: 8), inputSide: 64)

  /// An embedding of 8x4x4 values.
  static func embedding(_ name: String = "one", scale: Double = 1) -> ImageEmbedding {
    let values = DeterministicWeights.map(name, channels: 8, height: 4, width: 4, scale: scale)
    return ImageEmbedding(
      FloatStorage(values), channelCount: 8, side: 4, inputSide: 64,
      resized: Size(width: 64, height: 48), original: Size(width: 200, height: 150))
  }

  static func key(_ image: String, region: Rectangle<ImageSpace>? = nil) -> EmbeddingKey {
    EmbeddingKey(
      image: FileDigest.sha256(Array(image.utf8)), model: FileDigest.sha256(Array("model".utf8)),
      region: region)
  }
}

extension ImageEmbedding {
  /// Whether another embedding says the same.
  func equals(_ other: ImageEmbedding?) -> Bool {
    guard let other else { return false }
    return channelCount == other.channelCount && side == other.side
      && inputSide == other.inputSide && resized == other.resized && original == other.original
      && values.values == other.values.values
  }
}
