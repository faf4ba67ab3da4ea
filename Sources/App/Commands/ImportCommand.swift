import ArgumentParser

/// `fleck import`: files of other programs.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take files of other programs: label maps for 'refine', or losses into a run.",
    subcommands: [
      ImportLossesCommand.self, ImportImageFilesCommand.self, ImportV2Command.self,
      ImportCOCOCommand.self, ImportPanopticCommand.self, ImportCityscapesCommand.self,
    ])
}
