import Foundation
import Testing

@testable import App

/// Comfort and the terminal driver in a real terminal: help, paste, focus, themes, colours, crashes.
@Suite(.serialized) struct ComfortEndToEndTests {
  let folder: TemporaryFolder
  let run: String

  init() throws {
    folder = try TemporaryFolder()
    run = try DemoRun.copy(into: folder)
  }

  private func session(
    _ variables: String = "", _ arguments: String = "", width: Int = 80, height: Int = 24
  ) throws -> TmuxSession {
    try TmuxSession(
      "env XDG_STATE_HOME=\(folder.path)/state \(variables) "
        + "\(TmuxSession.command("review \(run) \(arguments)"));"
        + " echo \"left with $?\"; stty -a | grep -o '[-]*icanon'; sleep 100",
      width: width, height: height)
  }

  @Test func helpIsSearchedAndLeft() throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.press("?")
    try session.wait(for: "keys and commands")
    try session.type("redo")
    let screen = try session.wait(for: "/redo")
    #expect(screen.contains("Ctrl-R") && !screen.contains("zoom in"))
    try session.press("Enter", "j")
    try session.wait(for: "component 2/")
  }

  @Test func aPasteIsTextAndNeverKeys() throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.type("\u{1B}[200~xxaq\u{1B}[201~")
    try session.wait(for: "pasted text is ignored here")
    try session.type(":\u{1B}[200~goto 5\u{1B}[201~")
    try session.wait(for: ":goto 5")
    try session.press("Enter")
    let screen = try session.wait(for: "component 5/")
    #expect(screen.contains("0 decided"))
  }

  @Test func focusAndRepliesOfTheTerminalAreNoKeys() throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.type(
      "\u{1B}[O\u{1B}[I\u{1B}[?2026;2$y\u{1B}]11;rgb:1c/1c/1c\u{7}\u{1B}P>|x 1.0\u{1B}\\\u{1B}[?62;4cj"
    )
    let screen = try session.wait(for: "component 2/")
    #expect(screen.contains("0 decided") && !screen.contains("does nothing"))
  }

  @Test func theThemeIsSwitchedLiveAndKept() throws {
    let first = try session()
    try first.wait(for: "0 decided")
    try first.type("gT")
    try first.wait(for: "theme safe")
    try first.press("q")
    try first.wait(for: "left with 0")
    let second = try session()
    try second.wait(for: "0 decided")
    try second.type("gT")
    try second.wait(for: "theme light")
    try second.type(":theme mono")
    try second.press("Enter")
    try second.wait(for: "theme mono")
    try second.wait(for: "BBBB")
  }

  @Test func nothingIsColouredUnderNoColor() throws {
    let session = try session("NO_COLOR=1")
    try session.wait(for: "0 decided")
    for keys in [["a"], ["?"], ["Enter", "c"], ["Escape", ":"]] {
      for key in keys { try session.press(key) }
      let screen = try session.styledScreen()
      #expect(try Regex("\u{1B}\\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])[;m]").firstMatch(in: screen) == nil)
    }
    try session.wait(for: ":")
  }

  @Test func hintsExplainTheFirstSteps() throws {
    try session().wait(for: "Enter takes the suggestion")
  }

  @Test func noHintsAreShownWhereTheyAreNotWanted() throws {
    let screen = try session("FLECK_HINTS=off").wait(for: "0 decided")
    #expect(!screen.contains("takes the suggestion"))
  }

  @Test func leavingSumsTheSessionUp() throws {
    let session = try session("", "", width: 140)
    try session.wait(for: "0 decided")
    try session.press("a", "x")
    try session.wait(for: "2 decided")
    try session.press("C-s")
    try session.wait(for: "everything is saved: 2 rows are in the journal on disk")
    try session.press("q")
    let screen = try session.wait(for: "left with 0")
    #expect(screen.contains("2 decided in this session: 1 kept, 0 changed, 1 rejected"))
    #expect(screen.contains("2 of 139 components decided") && screen.contains("fleck export"))
  }

  @Test(arguments: [
    (SIGTERM, 143), (SIGINT, 130), (SIGSEGV, 139), (SIGABRT, 134), (SIGQUIT, 131), (SIGILL, 132),
  ])
  func everyEndRestoresTheTerminal(signal: Int32, code: Int) throws {
    let session = try session()
    try session.wait(for: "0 decided")
    try session.press("a")
    try session.wait(for: "1 decided")
    let lock = try String(contentsOfFile: run + "/review.lock", encoding: .utf8)
    let pid = try #require(Int32(lock.drop { !$0.isNumber }.prefix { $0.isNumber }))
    kill(pid, signal)
    try session.wait(for: "left with \(code)")
    let screen = try session.wait(for: "icanon")
    #expect(!screen.contains("-icanon"))
    let facts = try session.fact("#{alternate_on} #{cursor_flag} #{mouse_any_flag}")
    #expect(facts == "0 1 0")
    if signal == SIGTERM { #expect(screen.contains("1 decided in this session")) }
  }

  @Test func theMouseComesBackAfterSuspending() throws {
    let session = try TmuxSession("bash --norc")
    try session.type(TmuxSession.command("review \(run)"))
    try session.press("Enter")
    try session.wait(for: "0 decided")
    try session.press("C-z")
    try session.wait(for: "Stopped")
    #expect(try session.fact("#{mouse_any_flag}") == "0")
    try session.type("fg")
    try session.press("Enter")
    try session.wait(for: "0 decided")
    #expect(try session.fact("#{mouse_any_flag} #{mouse_sgr_flag}") == "1 1")
  }

  @Test func clicksFollowTheWindowsSize() throws {
    let session = try session(width: 200, height: 60)
    try session.wait(for: "component 1/")
    try session.resize(width: 100, height: 30)
    try session.press("j")
    try session.wait(for: "component 2/")
    // The key bar is in another row now.
    let bar = try #require(try session.screen().split(separator: "\n").last)
    let column = try #require(bar.firstRange(of: "a accept")).lowerBound
    let x = bar.distance(from: bar.startIndex, to: column) + 1
    try session.type("\u{1B}[<0;\(x);30M\u{1B}[<0;\(x);30m")
    try session.wait(for: "1 decided")
  }

  // MARK: fleck doctor

  @Test func theDoctorSeesTmuxAndTheRun() throws {
    let session = try TmuxSession(
      "\(TmuxSession.command("doctor \(run)")); echo \"left with $?\"; sleep 100", width: 200,
      height: 50)
    let screen = try session.wait(for: "left with 0")
    #expect(screen.contains("ok    terminal  tmux-256color, 200x50 cells"))
    #expect(screen.contains("warn  tmux") && screen.contains("-> set -sg escape-time 10"))
    #expect(screen.contains("ok    run") && screen.contains("2 images, 0 journal rows"))
    #expect(screen.contains("a decision is on disk in"))
  }

  @Test func theDoctorWorksInAPipe() throws {
    let result = try FleckProcess.run("doctor", "--json")
    #expect(result.code == 0, "\(result.output)")
    let examination = try JSONDecoder().decode(Examination.self, from: Data(result.output.utf8))
    let checks = examination.findings.map(\.check)
    #expect(
      checks == [
        "terminal", "locale", "tmux", "mouse", "settings", "data", "blas", "model",
      ])
    #expect(examination.isWell)
    let bad = try FleckProcess.run("doctor", folder.path)
    #expect(bad.code == 1 && bad.output.contains("fail  run") && bad.errors.isEmpty)
  }
}
