import ArgumentParser
import Refiner

/// Which network, and with how many threads.
struct ModelOptions: ParsableArguments {
  @Option(
    help: """
      The checkpoint: .pth, .pt or .safetensors of SAM (ViT-B, L, H) or MobileSAM, or nano, the small one \
      that comes with Fleck. Without it $FLECK_MODEL, then the config file's, then nano.
      """)
  var model: String?

  @OptionGroup var input: InputSideOption

  @OptionGroup var threads: ThreadOptions

  /// Opens the checkpoint.
  ///
  /// embeddings: the folder of those that were made elsewhere, which needs the network to be named.
  func open(embeddings: String?) throws -> SegmentAnything {
    PNGFile.keepBlocks()
    let name = try model ?? Preferences.usual().model ?? BuiltInModel.name
    if model == nil, name == BuiltInModel.name {
      try BuiltInModel.check(embeddings: embeddings, option: "--model")
      standardError("fleck: \(BuiltInModel.notice)")
    }
    return try SegmentAnything(
      named: name, inputSide: input.inputSide, threadCount: threads.count)
  }
}

/// The side of the network's input, where a checkpoint does not tell it.
struct InputSideOption: ParsableArguments {
  @Option(
    help: """
      The side of the network's input in pixels, for TinyViT checkpoints that were not trained at 1024 \
      and do not say so in their metadata.
      """)
  var inputSide: Int?
}
