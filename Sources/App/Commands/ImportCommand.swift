import ArgumentParser

/// `fleck import`: files of other tools, and of the SeCo releases.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: """
      Take label maps into a run as decisions, or files of the SeCo releases: losses into a run, components \
      as label maps.
      """,
    subcommands: [
      ImportRunLabelsCommand.self,
      ImportLossesCommand.self, ImportImageFilesCommand.self, ImportV2Command.self,
    ])
}
