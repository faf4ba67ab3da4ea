import Foundation
import Labels
import Refiner
import Testing

/// The workstation in a real terminal.
@Suite(.serialized) struct WorkstationEndToEndTests {
  let folder: TemporaryFolder
  let run: String

  init() throws {
    folder = try TemporaryFolder()
    run = try DemoRun.copy(into: folder)
  }

  /// Runs the workstation in a shell that says the exit code and the terminal's state afterwards.
  func session(
    width: Int = 80, height: Int = 24, terminal: String = "tmux-256color", prefix: String = ""
  ) throws -> TmuxSession {
    try TmuxSession(
      "\(prefix) \(TmuxSession.command("review \(run)")); echo \"left with $?\"; stty -a | grep -o '[-]*icanon'; sleep 100",
      width: width, height: height, terminal: terminal)
  }

  func journal() throws -> [JournalEntry] { try Run.open(run, readOnly: true).store.journal() }

  /// The shell's view after the program: its own screen, cooked mode, the cursor on.
  func expectRestored(_ session: TmuxSession, code: Int) throws {
    try session.wait(for: "left with \(code)")
    let screen = try session.wait(for: "icanon")
    #expect(!screen.contains("-icanon"))
    #expect(try session.fact("#{alternate_on}") == "0")
    #expect(try session.fact("#{cursor_flag}") == "1")
  }

  @Test func decisionsAreInTheJournalWhenTheScreenShowsThem() throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.press("a")
    try session.wait(for: "1 decided")
    #expect(try journal().map(\.kind) == ["keep"])
    try session.press("x")
    try session.wait(for: "2 decided")
    try session.press("u")
    try session.wait(for: "1 decided")
    #expect(try journal().map(\.kind) == ["keep", "discard", "undo"])
    try session.press("q")
    try expectRestored(session, code: 0)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100"])
  func worksInTheTerminalsOfServers(terminal: String) throws {
    let session = try session(terminal: terminal)
    try session.wait(for: "0 decided")
    try session.press("j")
    try session.wait(for: "component 2")
    try session.press("q")
    try expectRestored(session, code: 0)
  }

  @Test func saysWhatADumbTerminalLacks() throws {
    let session = try session(terminal: "dumb")
    let screen = try session.wait(for: "left with")
    #expect(screen.contains("dumb") && !screen.contains("left with 0"))
  }

  @Test func worksInALocaleWithoutUnicode() throws {
    let session = try session(prefix: "LC_ALL=C")
    let screen = try session.wait(for: "0 decided")
    #expect(screen.utf8.count == screen.unicodeScalars.count, "beyond ASCII: \(screen)")
    try session.press("q")
    try expectRestored(session, code: 0)
  }

  @Test func followsTheWindowThroughEverySize() throws {
    let session = try session(width: 200, height: 60)
    try session.wait(for: "0 decided")
    for (width, height) in [(20, 5), (120, 40), (80, 24)] {
      try session.resize(width: width, height: height)
      try session.press("j")
    }
    try session.wait(for: "component 4")
    try session.press("q")
    try expectRestored(session, code: 0)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)])
  func aSignalLeavesTheTerminalAndTheJournalWhole(signal: Int32, code: Int) throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.press("a")
    try session.wait(for: "1 decided")
    let pid = try #require(Int32(try processID()))
    kill(pid, signal)
    try expectRestored(session, code: code)
    #expect(try journal().count == 1)
    #expect(Verification.verify(run: run).isEmpty)
  }

  /// The process that holds the run's lock.
  func processID() throws -> String {
    let text = try String(contentsOfFile: run + "/review.lock", encoding: .utf8)
    return String(text.drop { !$0.isNumber }.prefix { $0.isNumber })
  }

  @Test func suspendsAndComesBack() throws {
    let session = try TmuxSession("bash --norc", width: 80, height: 24)
    try session.type(TmuxSession.command("review \(run)"))
    try session.press("Enter")
    try session.wait(for: "0 decided")
    try session.press("C-z")
    try session.wait(for: "Stopped")
    #expect(try session.fact("#{alternate_on}") == "0")
    try session.type("fg")
    try session.press("Enter")
    try session.wait(for: "0 decided")
    try session.press("a")
    try session.wait(for: "1 decided")
    try session.press("q")
    // What is typed before the shell is back goes to the workstation.
    try session.wait(for: "go on: fleck review")
    try session.type("echo back-$?")
    try session.press("Enter")
    try session.wait(for: "back-0")
  }

  @Test func comesBackToTheSameComponentAfterAKill() throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.press("a", "a", "j")
    let before = try session.wait(for: "2 decided")
    let pid = try #require(Int32(try processID()))
    let position = try #require(before.firstMatch(of: /component (\d+)\//)?.1)
    kill(pid, SIGKILL)
    try session.wait(for: "left with 137")
    let again = try self.session()
    let after = try again.wait(for: "2 decided")
    // The last key moved without deciding; the position is stored with the decisions.
    let restored = try #require(after.firstMatch(of: /component (\d+)\//)?.1)
    #expect(abs((Int(position) ?? 0) - (Int(restored) ?? 9)) <= 1)
    try again.press("q")
    try expectRestored(again, code: 0)
  }

  @Test func twoReviewersOnOneRunAreKeptApart() throws {
    let session = try session()
    try session.wait(for: "0 decided")
    let second = try self.session()
    let screen = try second.wait(for: "left with 1")
    // The terminal breaks the line wherever the folder's path ends.
    #expect(screen.replacing("\n", with: "").contains("under review by"))
    try session.press("q")
    try expectRestored(session, code: 0)
  }
}
