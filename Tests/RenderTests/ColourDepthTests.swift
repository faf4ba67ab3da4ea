import Labels
import Render
import Testing

@Suite struct ColourDepthTests {
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
