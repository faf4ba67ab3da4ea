import Refiner
import Testing

@testable import App

/// What a session finds of the one before it.
@Suite struct RestartTests {
  @Test func filterAndOrderComeBack() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation()
    first.press("S S")
    first.press(": f i l t e r Space c l a s s : c a r Enter j")
    let (total, component) = (first.state.total, first.state.component)
    #expect(total == 3)
    first.savePlace()
    let second = try fixture.workstation()
    #expect(second.state.total == total && second.state.component == component)
    #expect(second.session.queue.sort == first.session.queue.sort)
    #expect(
      second.state.message.contains("class:car") && second.state.message.contains("as last time"))
    // What was asked for on the command line is not overruled.
    #expect(try fixture.workstation(flaggedOnly: true).state.total == 12)
    second.press(": f i l t e r Space a l l Enter S")
    second.savePlace()
    #expect(try fixture.workstation().state.total == 18)
  }

  @Test func aFilterThatNothingMeetsIsLeftOff() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation()
    first.press("j j +")
    try fixture.store.set("workstation.queue", to: "gain\nclass:car decided")
    first.savePlace()
    try fixture.store.set("workstation.queue", to: "gain\nclass:car decided")
    let second = try fixture.workstation()
    #expect(second.state.total == 18 && second.state.component == 3)
    #expect(second.state.zoom == first.state.zoom)
    #expect(second.state.message.hasPrefix("nothing is class:car decided now"))
  }

  @Test func whatTheCommandLineChoseIsNotKept() throws {
    let fixture = try WorkstationFixture()
    let flagged = try fixture.workstation(flaggedOnly: true)
    flagged.press("j")
    flagged.savePlace()
    #expect(try fixture.workstation().state.total == 18)
  }

  @Test(arguments: ["", "gain", "weight\\nclass:car", "gain\\nclass:nothing", "gain\\n\\n"])
  func whatIsNotUnderstoodChangesNothing(text: String) throws {
    let fixture = try WorkstationFixture()
    try fixture.store.set(
      "workstation.queue", to: text.replacing("\\n", with: "\n"))
    let workstation = try fixture.workstation()
    #expect(workstation.session.queue.sort == .standard)
    #expect(workstation.state.total == (text.hasPrefix("weight") ? 3 : 18))
  }
}
