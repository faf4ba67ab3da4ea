import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct DoctorTests {
  private func terminal(
    _ variables: [String: String], depth: ColourDepth? = .indexed256, size: (Int, Int) = (120, 40),
    isUTF8: Bool = true, hasTerminal: Bool = true, isKnown: Bool = true, direct: Bool? = nil
  ) -> [CheckResult] {
    TerminalCheck(
      variables: variables,
      facts: TerminalFacts(
        size: Size(width: size.0, height: size.1), depth: depth, isUTF8: isUTF8),
      hasTerminal: hasTerminal, isKnown: isKnown, tmuxShowsDirect: direct
    ).findings
  }

  @Test func aGoodTerminalIsOk() {
    let findings = terminal(["TERM": "xterm-256color", "LANG": "C.UTF-8"])
    #expect(findings.map(\.state) == [.ok, .ok, .ok])
    #expect(findings.map(\.check) == ["terminal", "colours", "locale"])
    #expect(findings[0].text == "xterm-256color, 120x40 cells")
    #expect(findings[2].text == "LANG=C.UTF-8, UTF-8")
  }

  @Test func aTerminalThatCannotBeUsedFails() {
    for variables in [[:], ["TERM": "dumb"]] {
      let finding = terminal(variables, depth: nil)[0]
      #expect(finding.state == .fail && finding.advice?.contains("TERM=xterm-256color") == true)
    }
    #expect(terminal([:], hasTerminal: false)[0].state == .warn)
  }

  @Test func whatCouldBeBetterIsWarnedOf() {
    let unknown = terminal(["TERM": "xterm-kitty"], isKnown: false)[0]
    #expect(unknown.state == .warn && unknown.advice?.contains("ncurses-term") == true)
    #expect(terminal(["TERM": "xterm"], size: (79, 24))[0].state == .warn)
    #expect(terminal(["TERM": "linux"], depth: .ansi8)[1].state == .warn)
    #expect(terminal(["TERM": "vt100"], depth: .mono)[1].state == .warn)
    #expect(terminal(["TERM": "xterm", "NO_COLOR": "1"], depth: .mono)[1].state == .ok)
    let ascii = terminal(["TERM": "xterm", "LC_ALL": "C"], isUTF8: false)[2]
    #expect(ascii.text.contains("LC_ALL=C") && ascii.advice?.contains("LANG=C.UTF-8") == true)
    let folded = terminal(
      ["TERM": "tmux-256color", "TMUX": "x", "COLORTERM": "truecolor"], direct: false)[1]
    #expect(folded.state == .ok && folded.text.contains("COLORTERM=truecolor"))
  }

  @Test func tmuxIsAskedForItsEscapeTime() {
    func finding(_ escapeTime: String?) -> CheckResult {
      TmuxCheck(["TMUX": "/tmp/x"]) { $0 == ["-V"] ? "tmux 3.3a" : escapeTime }.finding
    }
    #expect(TmuxCheck([:]) { _ in nil }.finding == .ok("tmux", "not inside of one"))
    #expect(finding("10") == .ok("tmux", "tmux 3.3a, escape-time 10"))
    #expect(finding("500").state == .warn)
    #expect(finding("500").advice?.contains("set -sg escape-time 10") == true)
    #expect(finding(nil).state == .warn)
  }

  @Test func theBLASIsMeasured() {
    let finding = MachineCheck.blas()
    #expect(finding.state != .fail && finding.text.contains("OpenBLAS"))
    #expect(finding.text.contains("GFLOP/s"))
    func state(_ speed: Double, _ isRight: Bool) -> CheckResult.State {
      MachineCheck.finding(library: "x", threads: 1, speed: speed, isRight: isRight).state
    }
    #expect(state(50, true) == .ok && state(1, true) == .warn && state(50, false) == .fail)
  }

  @Test func aModelIsOpened() throws {
    #expect(MachineCheck.model("nano").state == .ok)
    let missing = MachineCheck.model("/nonexistent/sam.pth")
    #expect(missing.state == .fail && missing.text.contains("/nonexistent/sam.pth"))
    let folder = try TemporaryFolder()
    let path = folder.path + "/small.safetensors"
    try Data(SmallNetwork.bytes).write(to: URL(filePath: path))
    let found = MachineCheck.model(path)
    #expect(found.state == .ok && found.text.contains("SHA-256"))
  }

  @Test func runAndDiskAreTried() throws {
    let fixture = try WorkstationFixture()
    #expect(FolderCheck.run(fixture.folder)[0].state == .fail)
    let before = try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted()
    let probe = Result<WriteProbe, any Error> { try WriteProbe(folder: fixture.folder) }
    #expect(try probe.get().hasWriteAheadLog && probe.get().secondsPerWrite > 0)
    #expect(FolderCheck.disk("x", probe).text.contains("a decision is on disk in"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted() == before)
    let failed = Result<WriteProbe, any Error> { try WriteProbe(folder: "/nonexistent") }
    #expect(FolderCheck.disk("x", failed).state == .fail)
  }

  @Test func settingsAndDataAreRead() throws {
    let folder = try TemporaryFolder()
    func check(_ variables: [String: String] = [:], data: String = FleckProcess.tree) -> FolderCheck
    {
      let variables = variables.merging(["XDG_CONFIG_HOME": folder.path]) { first, _ in first }
      return FolderCheck(
        data: DataFolder(candidates: [data]), folders: UserFolders(variables),
        variables: variables)
    }
    #expect(check().settings.state == .ok && check().dataFolder.state == .ok)
    #expect(check(data: "/nonexistent").dataFolder.state == .fail)
    #expect(check(["FLECK_PRESET": "vim"]).settings.state == .fail)
    #expect(check(["FLECK_THEME": "nothing"]).settings.state == .fail)
    #expect(check(["FLECK_MOUSE": "off"]).mouse.text == "off by your settings")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/fleck", withIntermediateDirectories: true)
    let file = URL(filePath: folder.path + "/fleck/config.toml")
    try Data("mouse = false\n[keys.review]\nkeep = [\"y\"]\n".utf8).write(to: file)
    #expect(check().settings.text.hasSuffix("one command has keys of their own"))
    #expect(check().mouse.text == "off by your settings")
    try Data("mouse = maybe\n".utf8).write(to: file)
    #expect(check().settings.state == .fail && check().settings.text.contains("config.toml:1"))
  }

  @Test func theTextAligns() {
    let examination = Examination([
      .ok("tmux", "fine"), .fail("terminal", "bad\u{1B}[31m", "do this"),
    ])
    let lines = examination.text.split(separator: "\n")
    #expect(lines[0] == "ok    tmux      fine" && lines[2] == "                -> do this")
    #expect(!examination.text.contains("\u{1B}") && !examination.isWell)
  }
}
