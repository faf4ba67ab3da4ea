import ArgumentParser
import Foundation
import Refiner

/// Where `fleck segment` finds image embeddings instead of making them.
struct EmbeddingOptions: ParsableArguments {
  @Option(
    help: """
      A folder of .npy embeddings made elsewhere (Tools/embed.py), one per photo, named after it; \
      used instead of the encoder.
      """)
  var embeddings: String?

  @Option(help: "A folder to keep embeddings in, so that each photo is encoded once.")
  var embeddingCache: String?

  @Option(help: "The most megabytes that the kept embeddings take; the longest unused go first.")
  var embeddingCacheSize: Int = 2048

  func validate() throws {
    guard embeddings == nil || embeddingCache == nil else {
      throw ValidationError("Give either --embeddings or --embedding-cache.")
    }
    // A published network's embedding takes 2.1 MB.
    guard (4...10_000_000).contains(embeddingCacheSize) else {
      throw ValidationError("--embedding-cache-size must be 4 to 10000000.")
    }
  }

  /// The cache that was asked for.
  var cache: EmbeddingCache? {
    embeddingCache.map {
      EmbeddingCache(folder: $0, limitBytes: embeddingCacheSize * 1_000_000)
    }
  }
}
