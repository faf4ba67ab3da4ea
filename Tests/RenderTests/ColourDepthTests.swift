import Labels
import Render
import Testing

@Suite struct ColourDepthTests {
  struct Case: Sendable {
    var environment: [String: String]
    var colours: Int
    var tmux: String?
    var request: ColourDepth?
    var expected: ColourDepth
  }

  @Test(arguments: [
    Case(environment: ["NO_COLOR": "1"], colours: 256, request: .direct, expected: .direct),
    Case(environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"], colours: 256, expected: .mono),
    Case(environment: ["NO_COLOR": ""], colours: 256, expected: .indexed256),
    Case(environment: ["COLORTERM": "truecolor"], colours: 256, expected: .direct),
    Case(environment: ["COLORTERM": "24bit"], colours: 256, expected: .direct),
    Case(environment: ["COLORTERM": "yes"], colours: 256, expected: .indexed256),
    Case(environment: ["COLORTERM": "truecolor"], colours: 8, expected: .ansi8),
    Case(environment: [:], colours: 16_777_216, expected: .direct),
    Case(environment: [:], colours: 16, expected: .ansi16),
    Case(environment: [:], colours: 0, expected: .mono),
    Case(environment: [:], colours: -1, expected: .mono),
    Case(
      environment: ["TMUX": "/s", "COLORTERM": "truecolor"], colours: 256,
      tmux: "256,clipboard,title", expected: .indexed256),
    Case(
      environment: ["TMUX": "/s"], colours: 256, tmux: "256,RGB,title\n", expected: .direct),
    Case(environment: ["TMUX": "/s"], colours: 16_777_216, expected: .indexed256),
    Case(
      environment: ["TERM": "screen-256color", "COLORTERM": "truecolor"], colours: 256,
      expected: .indexed256),
  ])
  func depthIsWhatIsKnownToArrive(_ one: Case) {
    let depth = ColourDepth.detect(
      environment: one.environment, terminfoColours: one.colours, tmuxFeatures: one.tmux,
      request: one.request)
    #expect(depth == one.expected, "\(one)")
  }

  @Test func coloursAreQuantisedToWhatTheDepthHas() {
    let red = Colour.direct(RGB(255, 0, 0))
    #expect(red.quantised(to: .mono) == .terminalDefault)
    #expect(red.quantised(to: .ansi16) == .palette(9))
    #expect(red.quantised(to: .ansi8) == .palette(1))
    #expect(red.quantised(to: .indexed256) == .palette(196))
    #expect(red.quantised(to: .direct) == red)
    #expect(Colour.palette(12).quantised(to: .ansi8) == .palette(4))
    #expect(Colour.palette(196).quantised(to: .ansi16) == .palette(9))
    #expect(Colour.terminalDefault.quantised(to: .direct) == .terminalDefault)
  }
}
