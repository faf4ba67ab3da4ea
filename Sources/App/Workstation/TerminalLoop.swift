import Render

/// Runs a workstation on a terminal until the reviewer leaves or the terminal goes.
struct TerminalLoop {
  /// A lone ESC byte is the Escape key after this time.
  static let escapePause = Duration.milliseconds(25)
  /// The place in the queue is stored when nothing happened for this time.
  static let savePause = Duration.milliseconds(400)
  /// What blinks shows one of its two things for this time.
  static let blinkPause = Duration.milliseconds(250)
  /// The last few decisions are learnt from when nothing happened for this time.
  static let restPause = Duration.seconds(3)
  /// What was learnt in the background is shown after this time without a key, or with the next key.
  static let calmPause = Duration.milliseconds(100)
  /// Keys that keep coming may delay a frame by this time.
  static let longestBatch = Duration.milliseconds(100)

  private let terminal: Terminal
  private let workstation: Workstation
  private let usesMouse: Bool
  private var decoder = KeyDecoder()
  private let clock = ContinuousClock()
  /// When something came last; what waits for silence counts from here.
  private var lastEvent = ContinuousClock.now
  /// When what blinks was flipped last.
  private var lastFlip = ContinuousClock.now
  /// Whether a frame is due.
  private var isStale = true
  /// Whether something has come from the background that waits for a pause.
  private var hasNews = false

  /// Takes over a terminal that is open; without `usesMouse` reports of the mouse mean nothing.
  init(terminal: Terminal, workstation: Workstation, usesMouse: Bool) {
    self.terminal = terminal
    self.usesMouse = usesMouse
    self.workstation = workstation
  }

  /// Runs until the end; the terminal stays open.
  ///
  /// Returns the exit code: 0, or 128 and the signal's number.
  mutating func run() -> Int32 {
    while true {
      if isStale {
        (isStale, hasNews) = (false, false)
        terminal.present(workstation.frame())
      }
      var wake = terminal.wait(timeout: timeout)
      let start = clock.now
      // All that has come is taken in before the next frame.
      while true {
        if let code = take(wake) {
          workstation.savePlace()
          workstation.saveMemory()
          return code
        }
        guard wake != .timeout, clock.now - start < Self.longestBatch else { break }
        wake = terminal.wait(timeout: .zero)
        if wake == .timeout { break }
      }
    }
  }

  /// What waits for silence, and for how long; nil for nothing.
  private var silence: Duration? {
    if decoder.isPending { return Self.escapePause }
    return workstation.hasUnsavedPlace ? Self.savePause : nil
  }

  /// How long to wait for the next event: until silence means something, or until something blinks.
  private var timeout: Duration? {
    let now = clock.now
    var deadlines = silence.map { [lastEvent + $0] } ?? []
    if workstation.isBlinking { deadlines.append(lastFlip + Self.blinkPause) }
    if workstation.canLearn { deadlines.append(lastEvent + Self.restPause) }
    if hasNews { deadlines.append(lastEvent + Self.calmPause) }
    return deadlines.min().map { max(.zero, $0 - now) }
  }

  /// Handles one wake; the exit code when it is the last.
  private mutating func take(_ wake: TerminalWake) -> Int32? {
    // What was done in the background says nothing about the reviewer.
    if wake != .timeout, wake != .wake {
      lastEvent = clock.now
      isStale = true
    }
    switch wake {
    case .input: return take(decoder.feed(terminal.read()))
    case .timeout: return takeTimeout()
    case .resize: workstation.resize(to: terminal.size)
    case .terminate(let signal): return 128 + signal
    case .hangup: return 129
    case .suspend: suspend()
    case .continue:
      workstation.resize(to: terminal.size)
      terminal.repaint()
    case .wake: takeNews()
    }
    return nil
  }

  /// A frame that nobody waits for must not hold up the answer to the next key.
  private mutating func takeNews() {
    if workstation.isComplete, clock.now - lastEvent < Self.calmPause {
      hasNews = true
    } else {
      isStale = true
    }
  }

  private mutating func takeTimeout() -> Int32? {
    let now = clock.now
    if workstation.isBlinking, now - lastFlip >= Self.blinkPause {
      workstation.flipBlink()
      lastFlip = now
      isStale = true
    }
    if hasNews, now - lastEvent >= Self.calmPause { isStale = true }
    if workstation.canLearn, now - lastEvent >= Self.restPause { workstation.learnAtRest() }
    guard let silence, now - lastEvent >= silence else { return nil }
    isStale = true
    if decoder.isPending { return take(decoder.flush()) }
    workstation.savePlace()
    return nil
  }

  private mutating func take(_ events: [InputEvent]) -> Int32? {
    for event in events {
      if case .mouse = event, !usesMouse { continue }
      workstation.handle(event)
      for effect in workstation.takeEffects() {
        switch effect {
        case .quit: return 0
        case .suspend: suspend()
        case .redraw: terminal.repaint()
        }
      }
    }
    return nil
  }

  private func suspend() {
    workstation.savePlace()
    terminal.suspend()
    workstation.resize(to: terminal.size)
  }
}
