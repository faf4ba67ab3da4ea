import Labels
import Refiner
import Render

/// The workstation without a terminal: events in, frames out.
final class Workstation {
  /// The state.
  private(set) var session: Session
  private let library: Library
  private let rankings: RankingLoader?
  private let segmentation: SegmentationService?
  /// The newest answer of the network.
  private var answer: SegmentationAnswer?
  private let analysis: RunAnalysis?
  /// Who has which image of a pool; nil where there is none.
  private let leases: LeaseKeeper?
  private let historyFile: HistoryFile?
  private let personal: Personalisation
  /// Whether the last frame shows all that was asked for: what comes from the background can wait for a pause.
  private(set) var isComplete = false
  /// How everything looks now.
  private(set) var look: Look
  private var scene: Scene
  private var shownTheme: String
  /// Whether the command line chose the queue, which is then not kept for the next session.
  let flaggedOnly: Bool
  /// What was stored last of where the session is.
  var savedPlace = ""
  /// Whether the reviewer knows that the place cannot be stored.
  var hasToldOfPlace = false

  /// Starts where the last session on this run ended.
  /// - Throws: what reading the queue throws.
  init(
    _ setup: SessionSetup, state: ReviewState, flaggedOnly: Bool, library: Library,
    rankings: RankingLoader? = nil, analysis: RunAnalysis? = nil,
    segmentation: SegmentationService? = nil, leases: LeaseKeeper? = nil,
    historyFile: HistoryFile? = nil,
    personal: Personalisation = Personalisation(), look: Look, size: Size<ScreenSpace>
  ) throws {
    self.library = library
    self.flaggedOnly = flaggedOnly
    self.rankings = rankings
    self.segmentation = segmentation
    self.analysis = analysis
    self.leases = leases
    self.historyFile = historyFile
    self.personal = personal
    self.look = look
    scene = Scene(look)
    shownTheme = personal.theme
    session = try Session(setup, state: state, flaggedOnly: flaggedOnly, size: size)
    let remembered = personal.memory?.load() ?? Memory()
    session.theme = ThemeCycle(personal.themes, current: personal.theme)
    _ = session.theme.choose(remembered.theme(set: personal.theme))
    if personal.hasHints { session.hints = Hints(uses: remembered.commandUses) }
    if let historyFile { session.history = historyFile.load() }
    restorePlace()
    takeLeases()
    session.leaveHeld()
  }

  /// Takes one event of the terminal.
  func handle(_ event: InputEvent) {
    session.handle(event)
    historyFile?.append(session.history.takeNew())
    answerPick()
    answerEditRequest()
    if session.takePosteriorRequest(), let detail = library.content(for: session).detail {
      session.mark(detail.judgement.posterior)
    }
    if let path = session.takeFramePath() {
      let shown = frame()
      // What the background had to say comes once.
      let said = session.message
      let written = FrameFile(path: path).writeNew(shown, look)
      session.message = written
      if let said, said.isError { session.message = .error("\(written.text) \u{B7} \(said.text)") }
    }
  }

  private func answerPick() {
    guard let pixels = session.takePick(), let image = session.image else { return }
    do {
      session.pick(
        try library.component(
          in: pixels, of: image, shapes: session.shownShapes))
    } catch {
      session.message = .error("cannot tell what is here: \(error)")
    }
  }

  /// Gives a canvas tool the component's pixels as they are.
  private func answerEditRequest() {
    guard let request = session.takeEditRequest() else { return }
    let content = library.content(for: session)
    switch (content.map, content.mask) {
    case (.ready(let map), let mask?): session.begin(request, map: map, mask: mask)
    case (.failed(let reason), _): session.message = .error(reason)
    case (.loading, _):
      session.message = .info("the image is still being read; press the key again")
    case (.ready, nil):
      session.message = .error(content.problem ?? "the component's pixels cannot be read")
    }
  }

  /// Whether the canvas flips by itself; not in a window that nobody types into.
  var isBlinking: Bool {
    session.view.isBlinking && session.queue.current != nil && session.keyContext == .review
      && session.unfocusedSince == nil
  }

  /// Flips what blinks; to be called each time that it is to change while ``isBlinking``.
  func flipBlink() { session.flipBlink() }

  /// Adapts to a terminal of another size.
  func resize(to size: Size<ScreenSpace>) { session.resize(to: size) }

  /// What the program around has to do now.
  func takeEffects() -> [Effect] { session.takeEffects() }

  /// The screen as it is now; begins to read what comes next.
  func frame() -> Frame {
    takeRanking()
    takeAnalysis()
    takeTheme()
    takeAnswer()
    takeLeases()
    let content = library.content(for: session)
    if let problem = content.problem, session.message == nil { session.message = .error(problem) }
    session.unreadable = library.unreadable
    if case .failed(let reason) = content.map, let image = session.image {
      session.unreadable[image.id] = reason
    }
    isComplete =
      !content.isLoading && session.screen == .review && session.tool == nil
      && session.search.subject == nil
    // What is read in the background reads the same file, and must not hold up a frame's own pixels.
    defer {
      library.prefetch(for: session)
      rankings?.request(session.review)
      if rankings?.isIdle ?? true { analysis?.beginLint() }
    }
    return scene.frame(of: session, content: content)
  }

  /// Whether nothing is being read or learnt.
  var isIdle: Bool {
    library.isIdle && (rankings?.isIdle ?? true) && (analysis?.isIdle ?? true)
      && (segmentation?.isIdle ?? true) && (leases?.isIdle ?? true)
  }

  /// Whether a failure in the background can be said: it comes once, and only an error outranks it.
  private var canSayProblem: Bool { session.message?.isError != true }

  /// Takes over who has what, and says which image is under the cursor.
  private func takeLeases() {
    guard let leases else { return }
    if let holders = leases.takeHolders() { session.take(holders) }
    leases.want(session.leaseTarget)
    if let problem = leases.takeProblem(), canSayProblem { session.message = .error(problem) }
  }

  /// Takes over what the network answered, and says what it will be asked next.
  private func takeAnswer() {
    guard let segmentation else { return }
    answer = segmentation.takeAnswer() ?? answer
    if let answer { session.take(answer) }
    segmentation.want(session.encodingTargets, asking: session.segmentationQuestion)
    session.segmentation.activity = segmentation.activity
    if let problem = segmentation.takeProblem(), canSayProblem {
      session.message = .error("SAM: \(problem)")
    }
  }

  /// Takes over lint rules and look-alikes, and begins to look for the likes that were asked for.
  private func takeAnalysis() {
    switch analysis?.takeLint() {
    case .ready(let rules): session.take(rules)
    case .failed(let reason) where canSayProblem:
      session.message = .error("no lint rules: \(reason)")
    case .failed, .loading, nil: break
    }
    switch analysis?.takeAlike() {
    case .ready(let found): session.take(found)
    case .failed(let reason): session.lookAlikesFailed(reason)
    case .loading, nil: break
    }
    guard let request = session.takeLookAlikeRequest() else { return }
    guard let analysis else {
      return session.lookAlikesFailed("nothing is known of the features")
    }
    analysis.find(request)
  }

  /// Whether something can be learnt while the reviewer rests.
  var canLearn: Bool { rankings?.isBehind(session.review) ?? false }

  /// Learns from the last decisions too, so that the numbers on the screen are those of `fleck status`.
  func learnAtRest() { rankings?.request(session.review, atRest: true) }

  /// Takes over what was learnt from the decisions.
  private func takeRanking() {
    guard let rankings else { return }
    switch rankings.take() {
    case .ready(let ranking): session.take(ranking)
    case .failed(let reason) where canSayProblem:
      session.message = .error("the queue keeps its order: \(reason)")
    case .failed, .loading, nil: break
    }
  }

  /// Paints in another theme when one was chosen; one that cannot be read changes nothing.
  private func takeTheme() {
    let name = session.theme.current
    guard name != shownTheme else { return }
    do {
      look = look.with(try personal.load(name))
      scene = Scene(look)
      shownTheme = name
    } catch {
      _ = session.theme.choose(shownTheme)
      session.message = .error("\(error)")
    }
  }

  /// Keeps the theme and what is known of the keys for the next session.
  func saveMemory() {
    guard let file = personal.memory else { return }
    var memory = file.load()
    for (command, count) in session.hints?.uses ?? [:] {
      memory.uses[command.rawValue] = max(memory.uses[command.rawValue] ?? 0, count)
    }
    if session.theme.current != personal.theme || memory.theme != nil {
      (memory.theme, memory.themeInsteadOf) = (session.theme.current, personal.theme)
    }
    file.save(memory)
  }

  /// Changes the session from another part of the workstation.
  func update(_ change: (inout Session) -> Void) { change(&session) }
}
