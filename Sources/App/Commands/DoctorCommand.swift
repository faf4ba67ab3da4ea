import ArgumentParser
import Foundation
import Refiner

/// `fleck doctor`: what of this machine the workstation will stumble over.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check terminal, tmux, settings, BLAS, model and disk, and say what to set.",
    discussion: """
      Each line is ok, warn or fail, with what to do below it. With a run, a small database is written \
      into its folder, timed and removed. Exit code 1 when something failed. The keys of --json are \
      stable: findings [{check, state, text, advice}], isWell.
      """)

  @Argument(
    help: ArgumentHelp("A run's folder to look at, too.", valueName: "run"),
    completion: .directory)
  var folder: String?

  @Option(
    help:
      "The Segment Anything checkpoint; without it $FLECK_MODEL, then the config file's, then the run's, else nano."
  )
  var model: String?

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let examination = Examination(findings(ProcessInfo.processInfo.environment))
    print(try json ? JSONText.of(examination) : examination.text)
    if !examination.isWell { throw ExitCode(Failure.Code.work.rawValue) }
  }

  private func findings(_ variables: [String: String]) -> [CheckResult] {
    let folders = FolderCheck(
      data: .standard, folders: UserFolders(variables), variables: variables)
    return TerminalCheck(environment: variables).findings
      + [
        TmuxCheck(variables).finding, folders.mouse, folders.settings, folders.dataFolder,
        MachineCheck.blas(), MachineCheck.model(modelName(folders)),
      ] + (folder.map(FolderCheck.run) ?? [])
  }

  private func modelName(_ folders: FolderCheck) -> String {
    // The variable counts also where another one is wrong.
    let variable = folders.variables["FLECK_MODEL"].flatMap { $0.isEmpty ? nil : $0 }
    if let named = model ?? variable ?? folders.preferences.model { return named }
    let run = folder.flatMap { try? Run.open($0, readOnly: true) }
    return run?.configuration.paths.checkpoint ?? BuiltInModel.name
  }
}
