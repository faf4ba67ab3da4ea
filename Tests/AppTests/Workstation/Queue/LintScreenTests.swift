import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct LintScreenTests {
  private func workstation(_ width: Int = 80, _ height: Int = 24) throws -> Workstation {
    let rules: [ComponentID: LintRules] = Dictionary(
      uniqueKeysWithValues: (1...18).map { id in
        (ComponentID(id), id <= 12 ? LintRules(.sliver) : id == 13 ? LintRules(.tiny) : [])
      })
    let analysis = RunAnalysis(
      findLint: { rules }, findAlike: { LookAlikes(subject: $0.subject, ids: []) }, didLoad: {})
    let workstation = try WorkstationFixture().workstation(width, height, analysis: analysis)
    repeat { _ = workstation.frame() } while !workstation.isIdle
    return workstation
  }

  private func type(_ line: String, into workstation: Workstation) {
    workstation.press("\(line.prefix(1)) Ctrl-U")
    for letter in line.dropFirst() { workstation.handle(.key(KeyEvent(letter))) }
    workstation.press("Enter")
  }

  @Test func theTableLooksAsBefore() throws {
    let workstation = try workstation(120, 40)
    for _ in 0..<11 { workstation.press("x") }
    workstation.press("a")
    type(":lint", into: workstation)
    #expect(workstation.state.screen == "lint")
    try GoldenFrame.check(workstation.frame(), "over-lint")
  }

  @Test func ratesAreGivenFromTenDecisionsOn() throws {
    let workstation = try workstation()
    for _ in 0..<9 { workstation.press("x") }
    type(":lint", into: workstation)
    #expect(workstation.frame().text().contains("not measured yet (9 of 10 decisions)"))
    workstation.press("Escape x")
    type(":lint", into: workstation)
    #expect(workstation.frame().text().contains("100 % of 10 (79-100 %)"))
  }

  @Test func enterQueuesWhatARowCallsWrong() throws {
    let workstation = try workstation()
    workstation.press("x")
    type(":lint", into: workstation)
    workstation.press("j Enter")
    #expect(workstation.state.total == 11)
    #expect(workstation.state.message == "queue 11, lint:sliver undecided")
    type(":lint", into: workstation)
    workstation.press("Up Enter")
    #expect(workstation.session.queue.filter.text == "-verdict:clean undecided")
  }

  @Test func thePanelNamesTheRulesAndFiltersFindThem() throws {
    let workstation = try workstation()
    #expect(workstation.frame().text().contains("sliver"))
    type("/lint:tiny", into: workstation)
    #expect(workstation.state.component == 13 && workstation.state.total == 1)
    type("/-lint:any", into: workstation)
    #expect(workstation.state.total == 5)
  }

  @Test func aFilterSetBeforeTheRulesAreKnownIsMadeGood() throws {
    let analysis = RunAnalysis(
      findLint: { [ComponentID(4): LintRules(.hole)] },
      findAlike: { LookAlikes(subject: $0.subject, ids: []) }, didLoad: {})
    let workstation = try WorkstationFixture().workstation(analysis: analysis)
    type("/lint:hole", into: workstation)
    #expect(
      workstation.state.total == 0
        && workstation.state.message.contains("no component is lint:hole"))
    type(":lint", into: workstation)
    #expect(workstation.state.message.contains("still being worked out"))
    repeat { _ = workstation.frame() } while !workstation.isIdle
    #expect(workstation.state.total == 1 && workstation.state.component == 4)
  }

  @Test func whatCannotBeWorkedOutIsSaid() throws {
    let analysis = RunAnalysis(
      findLint: { throw MemorySource.Missing(description: "component 4: its pixels are cut") },
      findAlike: { LookAlikes(subject: $0.subject, ids: []) }, didLoad: {})
    let workstation = try WorkstationFixture().workstation(120, 40, analysis: analysis)
    repeat { _ = workstation.frame() } while !workstation.isIdle
    #expect(workstation.state.message.contains("no lint rules: component 4"))
  }
}
