import ArgumentParser
import Foundation
import Refiner

/// The network of `fleck refine`, and where its image embeddings come from.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: """
      A Segment Anything checkpoint: .pth, .pt or .safetensors of SAM (ViT-B, L, H) or MobileSAM, or nano. \
      The classifier then sees its image embeddings, too. --aggregate without it takes the one of \
      the run.toml that is given, $FLECK_MODEL, the config file's, or nano, the small one that comes with \
      Fleck.
      """)
  var checkpoint: String?

  @OptionGroup var input: InputSideOption

  @OptionGroup var embeddings: EmbeddingOptions

  @OptionGroup var threads: ThreadOptions

  /// Which network is meant, by name or path; nil for none.
  ///
  /// earlier: the one of the run whose run.toml is refined again.
  /// - Throws: `PreferencesError`, `ConfigurationError` where the settings count and cannot be read.
  func name(
    needed: Bool, earlier: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> String? {
    if let checkpoint { return checkpoint }
    guard needed else { return nil }
    return try earlier ?? Preferences.usual(environment).model ?? BuiltInModel.name
  }

  /// Refuses options that say how, where there is no network.
  func refuseLoneOptions() throws {
    for (name, isGiven) in [
      ("input-side", input.inputSide != nil), ("embeddings", embeddings.embeddings != nil),
      ("embedding-cache", embeddings.embeddingCache != nil),
    ] where isGiven {
      throw ValidationError("--\(name) is of use with --checkpoint or --aggregate only.")
    }
  }

  /// Opens the network of that name, and notes in the settings which it is.
  func open(_ name: String?, notingIn settings: inout RefinementSettings) throws
    -> RefinementNetwork?
  {
    guard let name else { return nil }
    if checkpoint == nil, name == BuiltInModel.name {
      try BuiltInModel.check(embeddings: embeddings.embeddings, option: "--checkpoint")
      standardError("fleck: \(BuiltInModel.notice)")
    }
    let model = try SegmentAnything(
      named: name, inputSide: input.inputSide, threadCount: threads.count)
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
