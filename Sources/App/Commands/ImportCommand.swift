import ArgumentParser

/// `fleck import`: files of the SeCo releases.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take files of the SeCo releases: losses into a run, or components as label maps.",
    subcommands: [
      ImportLossesCommand.self, ImportImageFilesCommand.self, ImportV2Command.self,
    ])
}
