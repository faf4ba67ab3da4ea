internal import Labels

/// Why an image cannot go through the network of a refinement.
public enum AggregationError: Error, Hashable, Sendable {
  /// The folder of embeddings has none for this photo.
  case noEmbedding(photo: String, folder: String)
  /// The labels have other proportions than the photo that the embedding was made from.
  case proportions(photo: String, photoSize: String, labelSize: String)
  /// The network fails on this photo.
  case network(photo: String, error: SAMError)
}

extension AggregationError: CustomStringConvertible {
  /// One line: the photo, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .noEmbedding(let photo, let folder):
      "\(photo): \(folder) holds no embedding of it; make it with Tools/embed.py".sanitised
    case .proportions(let photo, let photoSize, let labelSize):
      "\(photo): its embedding is of \(photoSize) pixels, which labels of \(labelSize) do not fit; "
        .sanitised + "leave out --embeddings"
    case .network(let photo, let error): "\(photo): \(error)".sanitised
    }
  }
}
