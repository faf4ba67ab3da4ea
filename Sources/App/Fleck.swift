import ArgumentParser

/// The command line: `fleck SUBCOMMAND ...`.
struct Fleck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fleck",
    abstract: "Find and repair the wrong clumps of segmentation pseudo-labels, in a terminal.",
    discussion: """
      A run is made by 'fleck refine', worked through in 'fleck review', and leaves as a label set \
      in which every changed pixel can be traced to a decision: 'fleck export', 'fleck verify'.

      Exit codes: 0 done, 1 work failed, 2 usage, 3 bad input.
      """,
    version: Version.text,
    subcommands: [
      DemoCommand.self, RefineCommand.self, GatherCommand.self, ReviewCommand.self,
      StatusCommand.self, LogCommand.self, ReplayCommand.self, ReopenCommand.self,
      ExportCommand.self, ImportCommand.self, FuseCommand.self, AssignCommand.self,
      MergeCommand.self,
      VerifyCommand.self, EvaluateCommand.self, SimulateCommand.self, PlotCommand.self,
      ReportCommand.self,
      ShowCommand.self, SegmentCommand.self, ModelCommand.self, DoctorCommand.self,
    ])
}
