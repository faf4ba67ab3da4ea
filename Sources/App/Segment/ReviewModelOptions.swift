import ArgumentParser
import Refiner

/// The network of `fleck review`, and where its image embeddings are kept.
struct ReviewModelOptions: ParsableArguments {
  @Option(
    help: """
      A Segment Anything checkpoint for new outlines: .pth, .pt or .safetensors of SAM (ViT-B, L, H) or \
      MobileSAM, or nano, the small one that comes with Fleck. Without it $FLECK_MODEL, then the config \
      file's, then the one that the run was refined with, then nano.
      """,
    completion: .file(extensions: ["pth", "pt", "safetensors"]))
  var model: String?

  @OptionGroup var input: InputSideOption

  @Option(
    help: """
      A folder to keep image embeddings in; embeddings/ in the run's folder by default, and none for nano, \
      which is quicker than a disk is large.
      """)
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
  /// - Throws: `CheckpointError` when the one that was given by option is none; `Failure` when nano is missing.
  func find(
    for configuration: RunConfiguration, preferred: String?
  ) throws -> (file: ModelFile?, state: ModelState) {
    if let model {
      let file = try ModelFile(model, inputSide: input.inputSide)
      return (file, file.state)
    }
    let side = preferred == nil ? configuration.settings.inputSide : nil
    do {
      let file = try ModelFile(
        preferred ?? configuration.paths.checkpoint ?? BuiltInModel.name,
        inputSide: input.inputSide ?? side)
      return (file, file.state)
    } catch let error as CheckpointError {
      return (nil, .unusable("\(error); or take --model nano"))
    } catch {
      return (nil, .unusable("\(error)"))
    }
  }

  /// Where embeddings that a network makes of a run's images are kept; nil for nowhere.
  func cache(of file: ModelFile, for run: Run) -> EmbeddingCache? {
    guard embeddingCacheSize > 0, embeddingCache != nil || !file.isBuiltIn else { return nil }
    return EmbeddingCache(
      folder: embeddingCache ?? run.folder + "/embeddings",
      limitBytes: embeddingCacheSize * 1_000_000)
  }
}
