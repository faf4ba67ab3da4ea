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

  @OptionGroup var preferences: PreferenceOptions

  @Option(
    help: """
      Run the steps of a file without a terminal; - reads standard input. frame FILE writes the \
      screen as .png, .svg, .ansi or text.
      """)
  var script: String?

  @Option(help: "The size of the screen for a script, in cells.")
  var size = SizeArgument(width: 120, height: 40)

  @Option(
    help:
      "Folder of ground truth to show; for a run that was refined with one, that one by default.")
  var truth: String?

  @Option(help: "What the numbers in --truth stand for; a run knows those of its own truth.")
  var truthIds: LabelIDSpace = .auto

  @Flag(help: "Queue the flagged components only; the others have the most pixels to fix.")
  var flagged = false

  @Option(
    help: """
      Folder on a shared disk in which reviewers say which image each of them has; a part of a pool \
      has its own. Give it to review copies of one run side by side.
      """)
  var leases: String?

  @OptionGroup(title: "Network") var network: ReviewModelOptions

  @Flag(help: "Print the table of keys as they are set, as Markdown, and leave.")
  var keys = false

  @Flag(help: "Print a complete file of settings with the keys of --preset, and leave.")
  var printDefaultConfig = false

  /// Checks what can be checked before anything is opened.
  func validate() throws {
    if !keys, !printDefaultConfig, folder == nil {
      throw ValidationError("give the run's folder: fleck review RUN")
    }
    if let reviewer = preferences.reviewer, reviewer.allSatisfy(\.isWhitespace) {
      throw ValidationError("--reviewer is empty.")
    }
  }

  /// Runs the workstation; its exit code is the command's.
  func run() throws {
    if printDefaultConfig {
      return print(Configuration.text(preset: preferences.preset ?? .review), terminator: "")
    }
    let settings = try preferences.settings()
    if keys { return print(settings.keymap.markdownTable) }
    if let script {
      try run(try Self.script(script), file: script, settings)
    } else {
      try runTerminal(settings)
    }
  }

  /// Runs a script without a terminal; `file` is its name in errors.
  func run(_ script: Script, file: String) throws {
    try run(script, file: file, try preferences.settings())
  }

  private func run(_ script: Script, file: String, _ settings: Settings) throws {
    let depth = settings.depth ?? .indexed256
    let opened = try Run.open(folder ?? "")
    try LabelSetExport.checkJournal(of: opened)
    let look = try look(opened, settings, depth: depth, isUTF8: true)
    let signature = try signature(of: opened, settings)
    let pool = try ReviewPool(of: opened, leases: leases, reviewer: signature.reviewer) {}
    defer { pool?.keeper.stop() }
    let workstation = try workstation(
      opened, settings, signature, pool: pool, look: look, size: size.size, patience: .seconds(600),
      didLoad: {})
    let runner = ScriptRunner(workstation, file: file) { print($0) }
    try runner.run(script)
  }

  private func runTerminal(_ settings: Settings) throws {
    // The run is read before the screen is taken, so that its errors are read on the shell's.
    try checkTerminal()
    let opened = try Run.open(folder ?? "")
    _ = try network.find(for: opened.configuration, preferred: settings.preferences.model)
    let signature = try signature(of: opened, settings)
    let pool = try ReviewPool(of: opened, leases: leases, reviewer: signature.reviewer) {
      Terminal.wake()
    }
    defer { pool?.keeper.stop() }
    let usesMouse = settings.preferences.mouse ?? true
    let terminal: Terminal
    do { terminal = try Terminal.open(depth: settings.depth, mouse: usesMouse) } catch {
      throw Failure(.usage, "\(error)")
    }
    let code: Int32
    let summary: SessionSummary
    do {
      defer { terminal.close() }
      let look = try look(opened, settings, depth: terminal.depth, isUTF8: terminal.isUTF8)
      let workstation = try workstation(
        opened, settings, signature, pool: pool, look: look, size: terminal.size,
        patience: .milliseconds(80),
        historyFile: HistoryFile(), personal: settings.personalisation,
        didLoad: { Terminal.wake() })
      var loop = TerminalLoop(
        terminal: terminal, workstation: workstation, usesMouse: usesMouse)
      code = loop.run()
      summary = SessionSummary(workstation.session)
    }
    // After a hangup there is nobody to read it.
    if code != 128 + SIGHUP { print(summary.text(run: folder ?? "")) }
    guard code == 0 else { throw ExitCode(code) }
  }

  private func checkTerminal() throws {
    for (descriptor, name) in [(STDIN_FILENO, "stdin"), (STDOUT_FILENO, "stdout")]
    where isatty(descriptor) == 0 {
      throw Failure(.usage, "\(TerminalError.notTerminal(stream: name))")
    }
  }

  private func look(_ run: Run, _ settings: Settings, depth: ColourDepth, isUTF8: Bool) throws
    -> Look
  {
    let theme: Theme
    do { theme = try ThemeChoice.theme(named: settings.preferences.theme) } catch {
      let origin = settings.themeOrigin.map { "\($0): theme: " } ?? ""
      throw Failure(.input, origin + "\(error)")
    }
    let glyphs = settings.preferences.glyphs ?? .auto
    return Look(
      taxonomy: run.taxonomy, theme: theme, depth: depth, glyphs: glyphs.glyphs(isUTF8: isUTF8),
      isUTF8: isUTF8)
  }

  private func signature(of run: Run, _ settings: Settings) throws -> ReviewSignature {
    ReviewSignature(
      typed: preferences.reviewer, usual: settings.reviewer,
      assignment: try run.store.assignment())
  }

  private func workstation(
    _ run: Run, _ settings: Settings, _ signature: ReviewSignature, pool: ReviewPool?,
    look: Look, size: Size<ScreenSpace>,
    patience: DispatchTimeInterval, historyFile: HistoryFile? = nil,
    personal: Personalisation? = nil, didLoad: @escaping @Sendable () -> Void
  ) throws -> Workstation {
    let start = ContinuousClock.now
    let images = try run.store.images()
    let truth = try run.knownTruth(in: truth, of: images).map {
      TruthSource(of: run, images: images, paths: $0, ids: truthIds)
    }
    let source = RunSource(run: run, truth: truth)
    let found = try network.find(for: run.configuration, preferred: settings.preferences.model)
    let setup = SessionSetup(
      taxonomy: run.taxonomy, images: images, journal: pool?.journal ?? run.store,
      reviewer: signature.reviewer, foreignRows: signature.foreignRows, keymap: settings.keymap,
      model: found.state, hasTruth: truth != nil,
      allowsMotion: settings.allowsMotion,
      clock: { (ContinuousClock.now - start) / .seconds(1) })
    let learner = LearnerSource { try SuspicionLearner(of: run) }
    let workstation = try Workstation(
      setup, state: try run.store.reviewState(), flaggedOnly: flagged,
      library: Library(source, patience: patience, didLoad: didLoad),
      rankings: RankingLoader(learner: learner, didLoad: didLoad),
      analysis: RunAnalysis(of: run, learner: learner, didLoad: didLoad),
      segmentation: found.file.map { file in
        SegmentationService(
          NetworkEncoder(
            file, threadCount: network.threads.count, cache: network.cache(of: file, for: run),
            images: images, source: source), didLoad: didLoad)
      }, leases: pool?.keeper, historyFile: historyFile,
      personal: personal ?? settings.scriptPersonalisation,
      look: look, size: size)
    if let note = signature.note { workstation.update { $0.message = .info(note) } }
    return workstation
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
