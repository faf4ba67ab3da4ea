import ArgumentParser

/// The command line: `fleck SUBCOMMAND ...`.
@main
struct Fleck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fleck",
    abstract: "Find and repair the wrong clumps of segmentation pseudo-labels, in a terminal.",
    subcommands: [ReviewCommand.self])
}
