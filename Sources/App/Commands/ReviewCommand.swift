import ArgumentParser
import Dispatch
import Foundation
import Labels
import Refiner
import Render

/// `fleck review RUN`: the workstation, or a script for it.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review the components of a run from the keyboard, the largest expected gain first.",
    discussion: "Nothing has to be saved: every decision is on disk before the next frame. "
      + "`?` shows the keys.")

  @Argument(
    help: ArgumentHelp("The run's folder, as made by `fleck refine`.", valueName: "run"),
    completion: .directory)
  var folder: String?

  @Option(help: "Who decides; goes into the journal (default: the login name).")
  var reviewer: String?

  @Option(help: "Run the steps of a file without a terminal; - reads standard input.")
  var script: String?

  @Option(help: "The size of the screen for a script, in cells.")
  var size = SizeArgument(width: 120, height: 40)

  @Option(help: "Colours to use.")
  var color = ColourChoice.auto

  @Option(help: "How the canvas is drawn.")
  var glyphs = GlyphChoice.auto

  @Option(help: "The theme: standard, safe, light, contrast, mono, or the path of a .toml file.")
  var theme: String?

  @Flag(inversion: .prefixedNo, help: "Use the mouse; Shift-drag selects text all the same.")
  var mouse = true

  @Flag(help: "Queue the flagged components only; the others have the most pixels to fix.")
  var flagged = false

  @Flag(help: "Print the table of keys as Markdown and leave.")
  var keys = false

  /// Checks what can be checked before anything is opened.
  func validate() throws {
    if !keys, folder == nil { throw ValidationError("give the run's folder: fleck review RUN") }
  }

  /// Runs the workstation; its exit code is the command's.
  func run() throws {
    if keys { return print(Keymap.standard.markdownTable) }
    if let script {
      try run(try Self.script(script), file: script)
    } else {
      try runTerminal()
    }
  }

  /// Runs a script without a terminal; `file` is its name in errors.
  func run(_ script: Script, file: String) throws {
    let depth = color.depth ?? .indexed256
    let opened = try Run.open(folder ?? "")
    let look = try look(opened, depth: depth, isUTF8: true)
    let workstation = try workstation(
      opened, look: look, size: size.size, patience: .seconds(600), didLoad: {})
    let runner = ScriptRunner(workstation, depth: look.depth, file: file) { print($0) }
    try runner.run(script)
  }

  private func runTerminal() throws {
    // The run is read before the screen is taken, so that its errors are read on the shell's.
    try checkTerminal()
    let opened = try Run.open(folder ?? "")
    let terminal: Terminal
    do { terminal = try Terminal.open(depth: color.depth, mouse: mouse) } catch {
      throw Failure(.usage, "\(error)")
    }
    let code: Int32
    let summary: String
    do {
      defer { terminal.close() }
      let look = try look(opened, depth: terminal.depth, isUTF8: terminal.isUTF8)
      let workstation = try workstation(
        opened, look: look, size: terminal.size, patience: .milliseconds(80),
        historyFile: HistoryFile(), didLoad: { Terminal.wake() })
      var loop = TerminalLoop(
        terminal: terminal, workstation: workstation, usesMouse: mouse)
      code = loop.run()
      summary = workstation.summary
    }
    guard code == 0 else { throw ExitCode(code) }
    print(summary)
  }

  private func checkTerminal() throws {
    for (descriptor, name) in [(STDIN_FILENO, "stdin"), (STDOUT_FILENO, "stdout")]
    where isatty(descriptor) == 0 {
      throw Failure(.usage, "\(TerminalError.notTerminal(stream: name))")
    }
  }

  private func look(_ run: Run, depth: ColourDepth, isUTF8: Bool) throws -> Look {
    let theme: Theme
    do { theme = try ThemeChoice.theme(named: self.theme) } catch {
      throw Failure(.input, "\(error)")
    }
    return Look(
      taxonomy: run.taxonomy, theme: theme, depth: depth, glyphs: glyphs.glyphs(isUTF8: isUTF8),
      isUTF8: isUTF8)
  }

  private func workstation(
    _ run: Run, look: Look, size: Size<ScreenSpace>, patience: DispatchTimeInterval,
    historyFile: HistoryFile? = nil, didLoad: @escaping @Sendable () -> Void
  ) throws -> Workstation {
    let start = ContinuousClock.now
    let setup = SessionSetup(
      taxonomy: run.taxonomy, images: try run.store.images(), journal: run.store,
      reviewer: reviewer ?? Self.loginName,
      clock: { (ContinuousClock.now - start) / .seconds(1) })
    return try Workstation(
      setup, state: try run.store.reviewState(), flaggedOnly: flagged,
      library: Library(RunSource(run: run), patience: patience, didLoad: didLoad),
      rankings: RankingLoader(of: run, didLoad: didLoad), historyFile: historyFile, look: look,
      size: size)
  }

  private static var loginName: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["USER"] ?? environment["LOGNAME"] ?? "unknown"
  }

  /// Reads and checks a whole script before anything is done.
  private static func script(_ path: String) throws -> Script {
    let data =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
    guard let data else { throw Failure(.input, "\(path): the script cannot be read") }
    do {
      return try Script(text: String(decoding: data, as: UTF8.self), file: path)
    } catch {
      throw Failure(.input, "\(error)")
    }
  }
}
