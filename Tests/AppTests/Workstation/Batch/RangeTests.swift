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
    #expect(workstation.state.message.hasPrefix("undone: 3 decisions"))
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

  @Test(arguments: [
    ("S", "queue 18, by suspicion · range ended"), (": c l a s s Space c a r Enter", "range ended"),
    ("T Enter", "range ended"),
  ])
  func otherRowsEndARangeAndSaySo(keys: String, message: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("V j j \(keys)")
    #expect(workstation.state.message.hasSuffix(message), "\(workstation.state.message)")
    #expect(workstation.session.queue.anchor == nil)
  }

  @Test func theKeyBarCountsWhatWouldBeDecided() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("a x k k V j j j")
    #expect(workstation.frame().text().contains("a accept 2  x reject 2"))
    workstation.press("k k V k V j")
    #expect(!workstation.frame().text().contains("accept 0"))
  }

  @Test(arguments: ["u", "Ctrl-R", "Backspace"]) func undoWaitsForTheRangesEnd(key: String) throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("a x u V j \(key)")
    #expect(workstation.state.message.hasPrefix("first end the range with V"))
    #expect(workstation.session.queue.range == 1...2 && workstation.state.decided == 1)
    #expect(try fixture.store.journalCount() == 3)
  }

  @Test func aRangeIsFlaggedAtOnce() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("j f k V j j f")
    #expect(workstation.state.message == "2 flagged · range ended · u undoes all")
    #expect(workstation.session.review.flagged.map(\.rawValue).sorted() == [1, 2, 3])
    #expect(workstation.session.queue.anchor == nil && workstation.state.position == 3)
    workstation.press("V k k f")
    #expect(workstation.state.message.hasPrefix("3 flags removed"))
    workstation.press("u u")
    #expect(workstation.session.review.flagged == [ComponentID(2)])
    #expect(try fixture.store.reviewState() == workstation.session.review)
  }

  @Test func aRangeIsNotedAtOnce() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("j m b Enter k V j j m")
    #expect(workstation.frame().text().contains("note about 3: "))
    workstation.press("b Enter")
    #expect(workstation.state.message == "noted about 2: boundary · range ended · u undoes all")
    #expect(Set(workstation.session.review.notes.values) == ["boundary"])
    #expect(workstation.session.review.notes.count == 3)
    workstation.press("V k k m Enter")
    #expect(workstation.state.message == "the notes are as they were")
    workstation.press("m Ctrl-U Enter")
    #expect(workstation.state.message.hasPrefix("3 notes removed"))
    workstation.press("u u")
    #expect(workstation.session.review.notes == [ComponentID(2): "boundary"])
  }

  @Test(arguments: [(40, 12), (40, 8), (60, 16), (24, 10)])
  func theAnswersAreInSightOnSmallTerminals(width: Int, height: Int) throws {
    let workstation = try WorkstationFixture().workstation(width, height)
    workstation.press("V G Enter")
    let text = workstation.frame().text().split(separator: "\n").joined(separator: " ")
    let words = text.split(separator: " ").joined(separator: " ")
    #expect(words.contains("Enter yes, Escape no"), "\(words)")
  }

  @Test func manyClassesAreCountedWhereTheyCannotBeNamed() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation(40, 12).session
    session.press("V G x")
    guard case .confirm(let asked) = session.screen else {
      Issue.record("no question")
      return
    }
    #expect(asked.brief == "reject 18 (6 classes)?")
    let look = Look(taxonomy: fixture.taxonomy, depth: .mono, glyphs: .ascii)
    func bottom(_ confirmation: App.Confirmation) -> String {
      session.screen = .confirm(confirmation)
      let lines = Scene(look).frame(of: session, content: .empty).text().split(separator: "\n")
      return lines.suffix(4).flatMap { $0.split(separator: " ") }.joined(separator: " ")
    }
    let long = String(repeating: "922 traffic light, ", count: 19) + "that is all?"
    let short = App.Confirmation(question: long, brief: asked.brief, requests: [], done: "")
    #expect(bottom(short).hasSuffix("reject 18 (6 classes)? Enter yes, Escape no"))
    // Without a short form the question is cut, its answers are not.
    let none = bottom(App.Confirmation(question: long, requests: [], done: ""))
    #expect(none.hasSuffix("... Enter yes, Escape no"), "\(none)")
  }

  @Test func aRangeIsSeenWithoutColour() throws {
    let workstation = try WorkstationFixture().workstation(80, 24, depth: .mono, glyphs: .ascii)
    workstation.press("j V j j")
    let lines = workstation.frame().text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1...5].map { $0.first } == [" ", "#", "#", ">", " "])
  }
}
