import Refiner
import Render
import Testing

@testable import App

@Suite struct ReopenLineTests {
  @Test func aDecisionIsReopenedWithAReason() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("a k")
    #expect(workstation.state.component == 1 && workstation.state.decided == 1)
    workstation.enter("reopen the kerb is road")
    #expect(workstation.state.decided == 0 && workstation.state.component == 1)
    #expect(workstation.state.message == "building is undecided again \u{B7} u undoes")
    #expect(workstation.frame().text().contains("reopened: the kerb is"))
    workstation.press("u")
    #expect(workstation.state.decided == 1)
    #expect(workstation.state.message == "undone: reopening of building in street_01")
    workstation.press("Ctrl-R")
    workstation.enter("filter reopened")
    #expect(workstation.state.total == 1)
    workstation.press("a")
    #expect(!workstation.frame().text().contains("reopened:"))
  }

  @Test func aRangeIsReopenedAsOne() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("a a a")
    workstation.enter("goto 1")
    workstation.press("V j j")
    workstation.enter("reopen")
    #expect(workstation.state.decided == 0)
    #expect(workstation.state.message == "3 are undecided again \u{B7} u undoes all")
    workstation.press("u")
    #expect(workstation.state.message == "undone: 3 reopened decisions")
    #expect(workstation.state.decided == 3)
  }

  @Test func whatIsUndecidedCannotBeReopened() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.enter("reopen")
    #expect(workstation.state.message == "it has no decision that could be reopened")
    #expect(workstation.state.decided == 0)
  }
}

extension Workstation {
  /// Types a command and enters it.
  fileprivate func enter(_ line: String) {
    press(":")
    handle(.paste(line))
    press("Enter")
  }
}
