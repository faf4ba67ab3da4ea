import ArgumentParser
import Refiner

/// The network of `fleck review`, and where its image embeddings are kept.
struct ReviewModelOptions: ParsableArguments {
  @Option(
    help: """
      A Segment Anything checkpoint for new outlines: .pth, .pt or .safetensors of SAM (ViT-B, L, H) or \
      MobileSAM. Without it $FLECK_MODEL, then the config file's, then the one that the run was refined with.
      """,
    completion: .file(extensions: ["pth", "pt", "safetensors"]))
  var model: String?

  @OptionGroup var input: InputSideOption

  @Option(help: "A folder to keep image embeddings in; embeddings/ in the run's folder by default.")
  var embeddingCache: String?

  @Option(help: "The most megabytes that the kept embeddings take; 0 keeps none on disk.")
  var embeddingCacheSize: Int = 2048

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (0...10_000_000).contains(embeddingCacheSize) else {
      throw ValidationError("--embedding-cache-size must be 0 to 10000000.")
    }
  }

  /// The checkpoint for a run, and what the workstation has to know of it.
  ///
  /// preferred: the one that environment or file of settings name.
  /// - Throws: `CheckpointError` when the one that was given by option is none.
  func find(
    for configuration: RunConfiguration, preferred: String?
  ) throws -> (file: ModelFile?, state: ModelState) {
    if let model {
      let file = try ModelFile(model, inputSide: input.inputSide)
      return (file, .ready(inputSide: file.inputSide))
    }
    guard let known = preferred ?? configuration.paths.checkpoint else { return (nil, .missing) }
    do {
      let side = preferred == nil ? configuration.settings.inputSide : nil
      let file = try ModelFile(known, inputSide: input.inputSide ?? side)
      return (file, .ready(inputSide: file.inputSide))
    } catch {
      return (nil, .unusable("\(error)"))
    }
  }

  /// Where embeddings of a run are kept; nil for nowhere.
  func cache(for run: Run) -> EmbeddingCache? {
    guard embeddingCacheSize > 0 else { return nil }
    return EmbeddingCache(
      folder: embeddingCache ?? run.folder + "/embeddings",
      limitBytes: embeddingCacheSize * 1_000_000)
  }
}
