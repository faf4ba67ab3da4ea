import Labels
import Refiner
import Render
import Testing

@testable import App

/// What reviewers of merged runs disagree about is a queue of its own.
@Suite struct DisputeTests {
  private func workstation() throws -> Workstation {
    let fixture = try WorkstationFixture()
    func row(_ id: Int, _ kind: DecisionKind, by name: String, note: String? = nil)
      -> TranscribedRow
    {
      TranscribedRow(
        .decide(Decision(component: ComponentID(id), kind: kind, classAfter: .void)),
        time: "2026-11-28T10:00:00.000Z", reviewer: name, note: note)
    }
    _ = try fixture.store.transcribe([
      row(2, .keep, by: "anna"), row(2, .discard, by: "ben"),
      row(2, .reopen, by: "merge", note: "disagree: anna keep pole, ben void"),
      row(3, .keep, by: "anna"), row(3, .reopen, by: "lead", note: "the kerb is road"),
      row(9, .discard, by: "ben"),
      row(9, .reopen, by: "merge", note: "disagree: anna keep car, ben void"),
    ])
    return try fixture.workstation(120, 40)
  }

  private func enter(_ line: String, in workstation: Workstation) {
    workstation.press(":")
    workstation.handle(.paste(line))
    workstation.press("Enter")
  }

  @Test(arguments: ["queue disputed", "filter is:disputed", "filter disputed"])
  func theyAreListed(line: String) throws {
    let workstation = try workstation()
    enter(line, in: workstation)
    #expect(workstation.state.total == 2 && workstation.state.component == 2)
    #expect(workstation.frame().text().contains("disagree:"))
    workstation.press("n")
    #expect(workstation.state.component == 9)
    enter("filter reopened", in: workstation)
    #expect(workstation.state.total == 3)
  }

  @Test func aSettledOneIsNoneAnyMore() throws {
    let workstation = try workstation()
    enter("queue disputed", in: workstation)
    workstation.press("a")
    #expect(workstation.state.component == 9)
    enter("queue disputed", in: workstation)
    #expect(workstation.state.total == 1)
    workstation.press("x")
    enter("queue disputed", in: workstation)
    #expect(workstation.state.message.contains("no component is is:disputed"))
    workstation.press("u u")
    enter("queue disputed", in: workstation)
    #expect(workstation.state.total == 2)
  }
}
