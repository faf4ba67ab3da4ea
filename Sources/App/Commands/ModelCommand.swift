import ArgumentParser

/// `fleck model`: what concerns checkpoints.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Look into a Segment Anything checkpoint, or time it.",
    subcommands: [ModelInspectCommand.self, ModelBenchCommand.self])
}
