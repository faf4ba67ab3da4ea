import ArgumentParser

/// `fleck model`: what concerns the weights of a Segment Anything network.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Look into the weights of a Segment Anything network.",
    subcommands: [ModelInspectCommand.self])
}
