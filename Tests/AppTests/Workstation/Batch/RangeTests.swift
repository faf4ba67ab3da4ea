import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct RangeTests {
  @Test func aRangeIsDecidedAfterOneQuestion() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(120, 40)
    workstation.press("V j j")
    #expect(workstation.session.queue.range == 0...2)
    workstation.press("a")
    #expect(workstation.state.screen == "confirm" && workstation.state.decided == 0)
    let text = workstation.frame().text()
    #expect(text.contains("accept 3: 1 building, 1 pole, 1 car? Enter yes, Escape no"), "\(text)")
    workstation.press("Enter")
    #expect(workstation.state.decided == 3 && workstation.state.component == 4)
    #expect(workstation.state.message == "3 accepted · u undoes all")
    let rows = try fixture.store.journal()
    #expect(rows.map(\.kind) == ["keep", "keep", "keep"] && rows.map(\.reference) == [1, 1, 1])
    #expect(rows.map { ($0.suspicion * 40).rounded() } == [39, 38, 37])
    workstation.press("u")
    #expect(workstation.state.decided == 0 && workstation.state.component == 1)
    #expect(workstation.state.message.hasPrefix("undone 3 decisions"))
    workstation.press("Ctrl-R")
    #expect(workstation.state.decided == 3)
    #expect(try fixture.store.reviewState() == workstation.session.review)
  }

  @Test(arguments: [
    ("V G x y", "18 rejected", 18), ("G V k k 4 Enter", "3 are now car", 3),
    ("V j c s k y Enter y", "2 are now sky", 2), ("V j j Enter Enter", "3 suggestions taken", 3),
    ("a j V k k x Enter", "2 rejected", 3), ("a V j . Enter", "2 accepted", 3),
  ])
  func everyDecisionTakesARange(keys: String, message: String, decided: Int) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(keys)
    #expect(workstation.state.message.hasPrefix(message), "\(workstation.state.message)")
    #expect(workstation.state.decided == decided && workstation.session.queue.anchor == nil)
  }

  @Test func suggestionsAreCountedByOutcome() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("V j j j Enter")
    guard case .confirm(let confirmation) = workstation.session.screen else {
      Issue.record("no question")
      return
    }
    #expect(
      confirmation.question
        == "take the suggestion for 4: 1 building, 1 pole, 1 car, 1 bus; that is accept 1, "
        + "relabel 2, reject 1?")
  }

  @Test func whatIsDecidedStaysAndIsCounted() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("x k V j j a")
    guard case .confirm(let confirmation) = workstation.session.screen else {
      Issue.record("no question")
      return
    }
    #expect(confirmation.question == "accept 2: 1 pole, 1 car (1 decided ones stay)?")
    workstation.press("Enter")
    #expect(workstation.session.review.decisions[ComponentID(1)]?.kind == .discard)
    workstation.press("k k k V j a")
    #expect(workstation.state.message.hasPrefix("all 2 are decided"))
  }

  @Test func puttingOffARangeKeepsItsOrder() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("V j Space Enter")
    // The rows behind moved up, and the next one of them is under the cursor.
    #expect(workstation.state.decided == 0 && workstation.state.component == 3)
    workstation.press("G")
    #expect(workstation.state.component == 2)
    workstation.press("k")
    #expect(workstation.state.component == 1)
  }

  @Test(arguments: ["e", "s"]) func noToolBeginsWithinARange(key: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("V j \(key)")
    #expect(workstation.session.tool == nil && workstation.session.queue.range == 0...1)
    #expect(key == "s" || workstation.state.message == "first end the range with V")
  }

  @Test(arguments: ["Escape", "V", "Ctrl-C"])
  func aRangeIsEndedWithoutADecision(key: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("V j \(key)")
    #expect(workstation.state.message == "range ended")
    workstation.press("a")
    #expect(workstation.state.decided == 1 && workstation.state.screen == "review")
  }

  @Test func noIsAnAnswer() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    for key in ["Escape", "n", "Ctrl-G"] {
      workstation.press("V j x \(key)")
      #expect(workstation.state.message == "nothing was decided")
      #expect(workstation.session.queue.range != nil)
      workstation.press("V k")
    }
    workstation.press("V x j")
    #expect(workstation.state.screen == "confirm" && workstation.state.position == 1)
    #expect(try fixture.store.journalCount() == 0)
  }

  @Test func aFullDiskLosesNothingAndKeepsTheRange() throws {
    let fixture = try WorkstationFixture()
    let journal = FailingJournal(fixture.store)
    let workstation = try fixture.workstation(journal: journal)
    journal.fill()
    workstation.press("V j j a Enter")
    #expect(workstation.state.message.contains("NOT SAVED") && workstation.state.decided == 0)
    #expect(workstation.session.queue.range == 0...2)
  }

  @Test func aRankingWaitsUntilTheRangeIsOver() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    let ids = (0..<session.queue.count).map { session.queue[$0].id }
    session.handle(.key(KeyEvent("V")))
    session.handle(.key(KeyEvent("j")))
    session.take(RankingTests.ranking(Array(ids.reversed()), wrong: 7))
    #expect((0..<18).map { session.queue[$0].id } == ids)
    session.handle(.key(KeyEvent("V")))
    #expect(session.queue[2].id == ids[17])
  }

  @Test(arguments: [("range", "j V j j"), ("confirm", "V G a")])
  func rangesLookAsBefore(name: String, keys: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(keys)
    try GoldenFrame.check(workstation.frame(), "batch-\(name)")
  }

  @Test func aRangeIsSeenWithoutColour() throws {
    let workstation = try WorkstationFixture().workstation(80, 24, depth: .mono, glyphs: .ascii)
    workstation.press("j V j j")
    let lines = workstation.frame().text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1...5].map { $0.first } == [" ", "#", "#", ">", " "])
  }
}
