import ArgumentParser

/// `fleck import`: files of other programs.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Take files of other programs: label maps for 'refine', decisions or losses into a run.",
    subcommands: [
      ImportCOCOCommand.self, ImportPanopticCommand.self, ImportCityscapesCommand.self,
      ImportRunLabelsCommand.self, ImportLossesCommand.self, ImportImageFilesCommand.self,
      ImportV2Command.self,
    ])
}
