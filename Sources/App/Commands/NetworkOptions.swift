import ArgumentParser
import Refiner

/// The network of `fleck refine`, and where its image embeddings come from.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: """
      A Segment Anything checkpoint: .pth, .pt or .safetensors of SAM (ViT-B, L, H) or MobileSAM. \
      --aggregate needs it; the classifier then sees its image embeddings too.
      """)
  var checkpoint: String?

  @OptionGroup var input: InputSideOption

  @OptionGroup var embeddings: EmbeddingOptions

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard checkpoint == nil else { return }
    for (name, isGiven) in [
      ("input-side", input.inputSide != nil), ("embeddings", embeddings.embeddings != nil),
      ("embedding-cache", embeddings.embeddingCache != nil),
    ] where isGiven {
      throw ValidationError("--\(name) is of use with --checkpoint only.")
    }
  }

  /// Opens the network that was asked for, and notes in the settings which it is.
  func open(notingIn settings: inout RefinementSettings) throws -> RefinementNetwork? {
    guard let checkpoint else { return nil }
    let model = try SegmentAnything(
      checkpoint: try Checkpoint.open(checkpoint), inputSide: input.inputSide,
      threadCount: threads.count)
    settings.checkpoint = model.contentHash
    settings.inputSide = input.inputSide
    return RefinementNetwork(
      model, embeddings: try source(), threadCount: threads.count)
  }

  private func source() throws -> RefinementNetwork.EmbeddingSource {
    guard let folder = embeddings.embeddings else { return .encoder(cache: embeddings.cache) }
    return .folder(try EmbeddingFolder(folder))
  }
}
