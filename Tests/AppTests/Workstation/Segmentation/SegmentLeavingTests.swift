import Refiner
import Render
import Testing

@testable import App

/// What SAM mode says before it gives something up, and of keys that do nothing.
@Suite struct SegmentLeavingTests {
  private func begin(_ segment: SegmentFixture) throws -> Workstation {
    let workstation = try segment.workstation(140, 40)
    workstation.pressAndSettle("s")
    return workstation
  }

  @Test(arguments: ["Escape", "q"])
  func promptsPutByHandAreNotGivenUpAtOnce(key: String) throws {
    let workstation = try begin(SegmentFixture())
    workstation.pressAndSettle("l Space t J Space b L J b")
    workstation.press(key)
    #expect(workstation.state.message == "Escape again gives up 2 points and a box")
    // Anything else stays.
    workstation.press("h \(key)")
    #expect(workstation.state.message == "Escape again gives up 2 points and a box")
    workstation.pressAndSettle("u u")
    workstation.press(key)
    #expect(workstation.state.message == "Escape again gives up 1 point")
    workstation.press(key)
    #expect(workstation.segment == nil)
  }

  @Test func itsOwnPixelsAreTheLastPrompt() throws {
    let workstation = try begin(SegmentFixture())
    workstation.pressAndSettle("u u u")
    #expect(
      workstation.state.message == "only its own pixels are left as a prompt; m takes them away")
    workstation.press("m u u")
    #expect(workstation.segment?.prompt.usesMask == true)
  }

  @Test func aCountSaysWhatItIsFor() throws {
    let workstation = try begin(SegmentFixture())
    workstation.press("4")
    #expect(workstation.frame().text().contains("a count: then l goes 4 to the right"))
    workstation.press("t")
    #expect(workstation.state.message == "t takes no count; nothing was done")
  }
}
