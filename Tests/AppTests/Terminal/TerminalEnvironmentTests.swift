import Render
import Testing

@testable import App

@Suite struct TerminalEnvironmentTests {
  @Test func anUnknownTerminalIsTriedAsXterm() throws {
    let names = try TerminalEnvironment(variables: ["TERM": "foot"]).candidateNames()
    #expect(names == ["foot", "xterm-256color", "vt100"])
  }

  @Test func terminalsThatCannotMoveTheCursorAreRefused() {
    #expect(throws: TerminalError.noTerm) {
      try TerminalEnvironment(variables: [:]).candidateNames()
    }
    #expect(throws: TerminalError.cannotMoveCursor(term: "dumb")) {
      try TerminalEnvironment(variables: ["TERM": "dumb"]).candidateNames()
    }
  }

  @Test(arguments: [
    (0, ColourDepth.mono), (8, .ansi8), (16, .ansi16), (88, .ansi16), (256, .indexed256),
  ])
  func depthIsWhatTheTerminalHas(colours: Int, depth: ColourDepth) {
    let environment = TerminalEnvironment(variables: [:])
    #expect(environment.depth(request: nil, colours: colours, hasDirectColour: false) == depth)
    #expect(environment.depth(request: .direct, colours: colours, hasDirectColour: false) == depth)
    #expect(environment.depth(request: .mono, colours: colours, hasDirectColour: false) == .mono)
  }

  @Test func noColorCountsUnlessADepthIsAskedFor() {
    let environment = TerminalEnvironment(variables: ["NO_COLOR": "1"])
    #expect(environment.depth(request: nil, colours: 256, hasDirectColour: false) == .mono)
    #expect(environment.depth(request: .ansi8, colours: 256, hasDirectColour: false) == .ansi8)
    let empty = TerminalEnvironment(variables: ["NO_COLOR": ""])
    #expect(empty.depth(request: nil, colours: 256, hasDirectColour: false) == .indexed256)
  }

  @Test(arguments: [(true, ColourDepth.direct), (false, .indexed256)])
  func insideTmuxDirectColourNeedsTmux(passes: Bool, depth: ColourDepth) {
    let environment = TerminalEnvironment(variables: ["TMUX": "/tmp/tmux,1,0"])
    let found = environment.depth(
      request: nil, colours: 1 << 24, hasDirectColour: true, tmuxShowsDirect: { passes })
    #expect(found == depth)
  }

  @Test func tmuxFeaturesAreReadAsAList() {
    #expect(TmuxClient.hasDirectColour(features: "256,clipboard,RGB,title\n"))
    #expect(TmuxClient.hasDirectColour(features: "RGB"))
    #expect(!TmuxClient.hasDirectColour(features: "256,RGBA,title\n"))
    #expect(!TmuxClient.hasDirectColour(features: ""))
  }
}
