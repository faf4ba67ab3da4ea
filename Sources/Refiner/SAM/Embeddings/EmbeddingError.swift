/// What is wrong with an embedding that was made elsewhere.
public enum EmbeddingError: Error, Hashable, Sendable {
  /// The file cannot be read.
  case file(FileError)
  /// The array has another shape than the network's embeddings.
  case shape(path: String, found: [Int], expected: [Int])
  /// The numbers are of a type that is not taken.
  case elementType(path: String, found: NPYArray.ElementType)
  /// Numbers are not finite.
  case notFinite(path: String, count: Int)
}
