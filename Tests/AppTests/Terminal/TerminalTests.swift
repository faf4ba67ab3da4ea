import Refiner
import Foundation
import Labels
import Render
import Testing

@testable import App

/// ncurses is one global screen, so these run one after the other.
@Suite(.serialized) struct TerminalTests {
  @Test(arguments: [
    ("xterm-256color", ColourDepth.indexed256), ("tmux-256color", .indexed256),
    ("screen-256color", .indexed256), ("linux", .ansi8), ("vt100", .mono),
  ])
  func knownTerminalsOpenWithTheirColours(name: String, depth: ColourDepth) throws {
    let terminal = try Terminal.headless(name: name)
    defer { terminal.close() }
    #expect(terminal.name == name)
    #expect(terminal.depth == depth)
    #expect(terminal.size == Size(width: 80, height: 24))
    terminal.present(Self.frame(seed: 1))
  }

  @Test func anUnknownTerminalIsTakenForXterm() throws {
    let terminal = try Terminal.headless(name: "no-such-terminal")
    defer { terminal.close() }
    #expect(terminal.name == "xterm-256color")
  }

  @Test func aRequestForLessColourIsKept() throws {
    let terminal = try Terminal.headless(name: "xterm-256color", depth: .ansi8)
    defer { terminal.close() }
    #expect(terminal.depth == .ansi8)
  }

  @Test(arguments: [
    ("xterm-256color", ColourDepth.indexed256), ("linux", .ansi8), ("vt100", .mono),
    ("no-such-terminal", .indexed256), ("dumb", nil), ("", nil),
  ])
  func factsNameTheColoursOfATerminal(name: String, depth: ColourDepth?) throws {
    let null = try #require(FileHandle(forWritingAtPath: "/dev/null"))
    let facts = Terminal.facts(
      environment: TerminalEnvironment(variables: ["TERM": name]),
      descriptor: null.fileDescriptor)
    #expect(facts.depth == depth)
    #expect(facts.size == Size(width: 80, height: 24))
  }

  @Test func factsLeaveAnOpenScreenAlone() throws {
    let terminal = try Terminal.headless(name: "xterm-256color")
    defer { terminal.close() }
    let null = try #require(FileHandle(forWritingAtPath: "/dev/null"))
    let vt100 = TerminalEnvironment(variables: ["TERM": "vt100"])
    #expect(Terminal.facts(environment: vt100, descriptor: null.fileDescriptor).depth == .mono)
    terminal.present(Self.frame(seed: 4))
  }

  @Test func onlyChangedCellsAreSent() throws {
    let path = try Self.temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try Terminal.headless(name: "xterm-256color", output: path)
    defer { terminal.close() }
    var frame = Self.frame(seed: 2)
    terminal.present(frame)
    let first = try Self.size(path)
    terminal.present(frame)
    #expect(try Self.size(path) == first)
    frame[40, 12] = Cell("x", style: CellStyle(foreground: .palette(200)))
    terminal.present(frame)
    let second = try Self.size(path)
    #expect(second > first && second < first + 100)
    terminal.repaint()
    terminal.present(frame)
    #expect(try Self.size(path) > second + 1000)
  }

  @Test func closingPutsTheScreenAndTheModesBack() throws {
    let path = try Self.temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try Terminal.headless(name: "xterm-256color", output: path)
    terminal.present(Self.frame(seed: 3))
    terminal.close()
    terminal.close()
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text.contains("\u{1B}[?1049h") && text.contains("\u{1B}[?2004h"))
    #expect(text.contains("\u{1B}[?1004h"))
    for mode in ["?1049l", "?25h", "?2004l", "?1000l", "?1004l", "?2026l"] {
      #expect(text.contains("\u{1B}[\(mode)"))
    }
    #expect(terminal.wait() == .hangup)
  }

  @Test func moreColoursThanThePairsOfTheTerminalStillPaint() throws {
    let terminal = try Terminal.headless(name: "linux")
    defer { terminal.close() }
    var frame = Frame(width: 80, height: 24)
    for index in 0..<81 {
      let foreground = index / 9 == 8 ? Colour.terminalDefault : .palette(UInt8(index / 9))
      let background = index % 9 == 8 ? Colour.terminalDefault : .palette(UInt8(index % 9))
      frame[index % 80, index / 80] = Cell(
        "x", style: CellStyle(foreground: foreground, background: background))
    }
    for _ in 0..<3 { terminal.present(frame) }
  }

  @Test func framesOfAnotherSizeAreClipped() throws {
    let terminal = try Terminal.headless(name: "vt100")
    defer { terminal.close() }
    terminal.present(Frame(width: 200, height: 60))
    terminal.present(Frame(width: 1, height: 1), cursor: (x: 0, y: 0))
    terminal.present(Frame(width: 0, height: 0), cursor: (x: 500, y: -3))
  }

  @Test func wakingEndsAWaitFromAnotherThread() throws {
    let path = try Self.temporaryPipe()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try Terminal.headless(name: "vt100", input: path)
    defer { terminal.close() }
    #expect(terminal.wait(timeout: .zero) == .timeout)
    Thread { Terminal.wake() }.start()
    #expect(terminal.wait(timeout: .seconds(10)) == .wake)
    #expect(terminal.wait(timeout: .milliseconds(1)) == .timeout)
  }

  @Test func keysAreReadAsTheyCome() throws {
    let path = try Self.temporaryPipe()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try Terminal.headless(name: "vt100", input: path)
    defer { terminal.close() }
    let keyboard = try #require(FileHandle(forWritingAtPath: path))
    try keyboard.write(contentsOf: Data("jk\u{1B}[A".utf8))
    #expect(terminal.wait(timeout: .seconds(10)) == .input)
    #expect(terminal.read() == Array("jk\u{1B}[A".utf8))
    #expect(terminal.read().isEmpty)
    #expect(terminal.wait(timeout: .zero) == .timeout)
  }

  @Test func signalsWakeOneByOneEndsFirst() throws {
    let path = try Self.temporaryPipe()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let terminal = try Terminal.headless(name: "vt100", input: path)
    defer { terminal.close() }
    for signal in [SIGWINCH, SIGTERM, SIGTSTP] { kill(getpid(), signal) }
    Terminal.wake()
    // Signals may reach another thread of the tests a moment later.
    var wakes: Set<TerminalWake> = []
    while wakes.count < 4, wakes.insert(terminal.wait(timeout: .seconds(10))).inserted {}
    #expect(wakes == [.terminate(signal: SIGTERM), .suspend, .resize, .wake])
  }

  @Test func anEndedInputIsAHangup() throws {
    let terminal = try Terminal.headless(name: "vt100")
    defer { terminal.close() }
    #expect(terminal.wait(timeout: .seconds(10)) == .input)
    #expect(terminal.read().isEmpty)
    #expect(terminal.wait(timeout: .seconds(10)) == .hangup)
  }

  @Test func errorsSayWhatToDo() {
    #expect(
      TerminalError.notTerminal(stream: "stdin").description
        == "fleck review needs a terminal: stdin is not a tty; use --script FILE for scripted runs")
    #expect(throws: TerminalError.cannotMoveCursor(term: "dumb")) {
      try Terminal.headless(name: "dumb")
    }
  }

  private static func frame(seed: UInt64) -> Frame {
    var generator = SplitMix64(seed: seed)
    var frame = Frame(width: 80, height: 24)
    for y in 0..<24 {
      for x in 0..<80 {
        let style = CellStyle(
          foreground: .palette(.random(in: 16...255, using: &generator)),
          background: .palette(.random(in: 16...255, using: &generator)))
        frame[x, y] = Cell("\u{2580}", style: style)
      }
    }
    return frame
  }

  private static func temporaryFile() throws -> String {
    let path = NSTemporaryDirectory() + "fleck-terminal-\(UUID().uuidString)"
    try Data().write(to: URL(filePath: path))
    return path
  }

  private static func temporaryPipe() throws -> String {
    let path = NSTemporaryDirectory() + "fleck-pipe-\(UUID().uuidString)"
    let status = unsafe mkfifo(path, 0o600)
    try #require(status == 0)
    return path
  }

  private static func size(_ path: String) throws -> Int {
    try Data(contentsOf: URL(filePath: path)).count
  }
}
