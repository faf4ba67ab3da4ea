import Foundation
import Testing

@testable import App

@Suite struct LineHistoryTests {
  private func type(_ text: String, into workstation: Workstation) {
    workstation.press(":")
    for letter in text { workstation.handle(.key(KeyEvent(letter))) }
    workstation.press("Enter")
  }

  @Test func linesAreThereAfterARestart() throws {
    let fixture = try WorkstationFixture()
    let file = HistoryFile(path: fixture.folder + "/state/fleck/history")
    let first = try fixture.workstation(historyFile: file)
    type("goto 3", into: first)
    type("nonsense", into: first)
    type("goto 3", into: first)
    let second = try fixture.workstation(historyFile: file)
    second.press(": Up Enter")
    #expect(second.state.position == 3)
    second.press(": Up Up Enter")
    #expect(second.state.message.contains("no command 'nonsense'"))
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func workstationsSideBySideKeepEachOthersLines() throws {
    let fixture = try WorkstationFixture()
    let file = HistoryFile(path: fixture.folder + "/history")
    let (first, second) = (
      try fixture.workstation(historyFile: file), try fixture.workstation(historyFile: file)
    )
    type("goto 1", into: first)
    type("goto 2", into: second)
    type("goto 3", into: first)
    #expect(file.load().texts(of: .command) == ["goto 1", "goto 2", "goto 3"])
  }

  @Test func theFileStaysBoundAndForeignLinesAreLeftOut() throws {
    let fixture = try WorkstationFixture()
    let file = HistoryFile(path: fixture.folder + "/history")
    file.append(["rubbish", ":\u{1B}[31m", ":" + String(repeating: "x", count: 300)])
    file.append((0..<1200).map { ":goto \($0)" } + ["/class:car"])
    #expect(file.load().lines.count == LineHistory.limit)
    #expect(file.load().texts(of: .filter) == ["class:car"])
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == LineHistory.limit && !text.contains("rubbish"))
  }

  @Test func repeatedLinesAreKeptOnceAndEmptyOnesNot() {
    var history = LineHistory([":a", ":b"])
    for text in ["a", "a", "  ", "c"] { history.add(text, kind: .command) }
    #expect(history.lines == [":b", ":a", ":c"])
    #expect(history.takeNew() == [":a", ":c"] && history.takeNew().isEmpty)
  }

  @Test func theFileLiesWhereTheEnvironmentSays() {
    #expect(
      HistoryFile(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"])?.path == "/s/fleck/history")
    #expect(
      HistoryFile(environment: ["XDG_STATE_HOME": "s", "HOME": "/h"])?.path
        == "/h/.local/state/fleck/history")
    #expect(HistoryFile(environment: [:]) == nil)
  }

  @Test func anUnwritableFileDoesNoHarm() throws {
    let workstation = try WorkstationFixture().workstation(
      historyFile: HistoryFile(path: "/proc/nowhere/history"))
    type("goto 5", into: workstation)
    #expect(workstation.state.position == 5)
  }
}
