import CTerminal
import Glibc
import Labels
import Render

/// The terminal, set up for frames; everything is put back when it is closed, stopped or crashes.
///
/// There is one at a time, used from the main thread only; ``wake()`` may be called anywhere.
final class Terminal {
  /// Columns and rows of the window.
  private(set) var size: Size<ScreenSpace>
  /// The colours that frames can use.
  let depth: ColourDepth
  /// Whether the locale can show more than ASCII; without it choose `GlyphSet.ascii`.
  let isUTF8: Bool
  /// The terminfo entry in use; not TERM's own when that is unknown here.
  let name: String

  private let numbers: ColourNumbers
  private var pairs = ColourPairs()
  private var isOpen = true
  private var waiting: Int32 = 0

  /// Opens the terminal on stdin and stdout.
  ///
  /// The colour depth is the best one it shows, or the one asked for where that is less.
  static func open(
    depth request: ColourDepth? = nil, mouse: Bool = false
  ) throws(TerminalError) -> Terminal {
    guard isatty(STDIN_FILENO) == 1 else { throw .notTerminal(stream: "stdin") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notTerminal(stream: "stdout") }
    let environment = TerminalEnvironment.current
    let names = try environment.candidateNames()
    return try Terminal(
      names: names, files: nil, environment: environment, depth: request, mouse: mouse)
  }

  /// Opens a terminal that reads one file or pipe and writes another, for tests.
  static func headless(
    name: String, input: String = "/dev/null", output: String = "/dev/null",
    depth request: ColourDepth? = nil
  ) throws(TerminalError) -> Terminal {
    let environment = TerminalEnvironment(variables: ["TERM": name])
    let names = try environment.candidateNames()
    return try Terminal(
      names: names, files: (input, output), environment: environment, depth: request, mouse: false)
  }

  private init(
    names: [String], files: (input: String, output: String)?, environment: TerminalEnvironment,
    depth request: ColourDepth?, mouse: Bool
  ) throws(TerminalError) {
    var facts = ct_facts()
    var failure: Int32 = -1
    var opened = names[0]
    for name in names where failure == -1 {
      failure = unsafe ct_open(name, files?.input, files?.output, mouse ? 1 : 0, &facts)
      opened = name
    }
    if failure == -1 { throw .cannotMoveCursor(term: names[0]) }
    if failure != 0 {
      throw .system(step: "terminal setup", reason: unsafe String(cString: strerror(failure)))
    }
    name = opened
    size = Size(width: Int(facts.columns), height: Int(facts.rows))
    isUTF8 = facts.utf8 != 0
    depth = environment.depth(
      request: request, colours: Int(facts.colours), hasDirectColour: facts.rgb != 0)
    numbers = ColourNumbers(
      depth: depth, colours: Int(facts.colours), hasDirectColour: facts.rgb != 0)
  }

  deinit { close() }

  /// Gives the terminal back as it was; a second call does nothing.
  func close() {
    guard isOpen else { return }
    isOpen = false
    ct_close()
  }

  /// What the terminal on stdout is, its screen left alone; nil when stdout is none.
  static func facts(environment: TerminalEnvironment = .current) -> TerminalFacts? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    return facts(environment: environment, descriptor: STDOUT_FILENO)
  }

  /// What the terminal on a descriptor is; 80x24 cells where it does not say.
  static func facts(environment: TerminalEnvironment, descriptor: Int32) -> TerminalFacts {
    let names = try? environment.candidateNames()
    var facts = ct_facts()
    if names?.first(where: { unsafe ct_look($0, descriptor, &facts) == 0 }) == nil {
      _ = unsafe ct_look(nil, descriptor, &facts)
    }
    let depth = names.map { _ in
      environment.depth(
        request: nil, colours: Int(facts.colours), hasDirectColour: facts.rgb != 0)
    }
    return TerminalFacts(
      size: Size(width: Int(facts.columns), height: Int(facts.rows)), depth: depth,
      isUTF8: facts.utf8 != 0)
  }

  /// Whether this machine's terminfo has an entry of a name.
  static func isKnown(_ name: String) -> Bool {
    var facts = ct_facts()
    guard !name.isEmpty else { return false }
    return unsafe ct_look(name, STDOUT_FILENO, &facts) == 0
  }

  // MARK: Output

  /// Shows a frame, clipped to the window; only cells that changed are sent.
  ///
  /// The cursor is hidden, or shown in one cell. Complexity: O(cells).
  func present(_ frame: Frame, cursor: (x: Int, y: Int)? = nil) {
    guard isOpen else { return }
    write(frame)
    if pairs.isOverfull {
      // All pairs since the last reset are more than the terminal has; this frame's may be fewer.
      pairs.reset()
      ct_reset_pairs()
      write(frame)
    }
    if let cursor, (0..<size.width).contains(cursor.x), (0..<size.height).contains(cursor.y) {
      ct_present(Int32(cursor.y), Int32(cursor.x))
    } else {
      ct_present(-1, 0)
    }
  }

  private func write(_ frame: Frame) {
    var row = [ct_cell](repeating: ct_cell(), count: size.width)
    for y in 0..<size.height {
      for x in 0..<size.width {
        row[x] = cell(y < frame.height && x < frame.width ? frame[x, y] : .blank)
      }
      unsafe ct_write_row(Int32(y), row, Int32(size.width))
    }
  }

  private func cell(_ cell: Cell) -> ct_cell {
    let pair = pairs.number(
      foreground: numbers.number(cell.style.foreground),
      background: numbers.number(cell.style.background)
    ) { ct_set_pair($0, $1, $2) == 0 }
    return ct_cell(
      scalar: (isUTF8 ? cell.scalar : cell.scalar.asciiLookalike).value,
      attributes: UInt32(cell.style.attributes.rawValue), pair: pair)
  }

  /// Makes the next ``present(_:cursor:)`` paint every cell, for a screen that others wrote on.
  func repaint() {
    if isOpen { ct_repaint() }
  }

  // MARK: Input

  /// Waits until something happens, or for a time; several things come one by one, ends first.
  func wait(timeout: Duration? = nil) -> TerminalWake {
    guard isOpen else { return .hangup }
    if waiting == 0 {
      let limit = timeout.map { max(0, min($0 / .milliseconds(1), Double(Int32.max))) }
      waiting = ct_wait(limit.map { Int32($0.rounded(.up)) } ?? -1)
    } else {
      waiting |= ct_wait(0)
    }
    return next()
  }

  private func next() -> TerminalWake {
    if take(CT_HANGUP) { return .hangup }
    if take(CT_TERMINATE) { return .terminate(signal: ct_termination()) }
    if take(CT_SUSPEND) { return .suspend }
    if take(CT_CONTINUE) {
      ct_resume()
      updateSize()
      return .continue
    }
    if take(CT_RESIZE) {
      updateSize()
      return .resize
    }
    if take(CT_WAKE) { return .wake }
    return take(CT_INPUT) ? .input : .timeout
  }

  private func take(_ bit: Int) -> Bool {
    defer { waiting &= ~Int32(bit) }
    return waiting & Int32(bit) != 0
  }

  private func updateSize() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    unsafe ct_resize(&rows, &columns)
    size = Size(width: Int(columns), height: Int(rows))
  }

  /// Reads all bytes that have come, without waiting; a terminal that has gone wakes with `hangup`.
  func read() -> [UInt8] {
    guard isOpen else { return [] }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe ct_read(&block, Int32(block.count))
      guard count > 0 else { return bytes }
      bytes += block[..<Int(count)]
      // A terminal that sends without end must not keep the caller from its frame.
      if bytes.count >= 1 << 20 { return bytes }
    }
  }

  // MARK: Other programs

  /// Stops the job as Ctrl-Z does elsewhere; returns, repainted, when it is continued.
  func suspend() {
    guard isOpen else { return }
    ct_suspend()
    updateSize()
  }

  /// Makes ``wait(timeout:)`` return `wake`; from any thread, also when no terminal is open.
  static func wake() { ct_wake() }
}
