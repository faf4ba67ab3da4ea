/// With how many bits the numbers of an embedding are given to the mask decoder.
public enum EmbeddingPrecision: String, CaseIterable, Hashable, Sendable {
  /// As the encoder makes them.
  case single
  /// Rounded to half precision, as ``EmbeddingCache`` keeps them.
  case half
}
