import Labels
import Refiner
import Render
import Testing

@testable import App

/// Filters on the fixture's eighteen components: class 1...6 in each of three images, gain falls with the id.
@Suite struct FilterTests {
  private func run(_ keys: String, _ lines: [String] = [], on workstation: Workstation? = nil)
    throws -> Workstation
  {
    let workstation = try workstation ?? WorkstationFixture().workstation()
    workstation.press(keys)
    for line in lines {
      workstation.press(String(line.prefix(1)))
      workstation.press("Ctrl-U")
      for letter in line.dropFirst() { workstation.handle(.key(KeyEvent(letter))) }
      workstation.press("Enter")
    }
    return workstation
  }

  private func ids(_ workstation: Workstation) -> [Int] {
    let queue = workstation.session.queue
    return (0..<queue.count).map { queue[$0].id.rawValue }
  }

  @Test(arguments: [
    ("", "class:car", [3, 9, 15]), ("", "class:car,bus", [3, 4, 9, 10, 15, 16]),
    ("", "verdict:noise image:*_01", [2, 5]), ("", "-verdict:clean -image:street_0?", []),
    ("", "area>150", [6, 10, 11, 12, 16, 17, 18]),
    ("", "confidence<.5 image:street_01", [2, 3, 4, 5, 6]),
    ("", "suspicion>0.9", [1, 2, 3]), ("", "gain>=996", [1, 2, 3, 4]), ("", "loss>1 eta<.5", []),
    ("", "suggestion:void class:pole", [2, 8, 14]), ("", "suggestion:building", []),
    ("a x", "decided", [1, 2]), ("a x", "undecided image:street_01", [3, 4, 5, 6]),
    ("f j f", "flagged", [1, 2]),
    ("Space", "later", [1]), ("f", "flagged -decided", [1]), ("", "lint:tiny", []),
    ("", "noted", []),
    ("", "disagreement>.1", []),
  ])
  func theQueueHoldsWhatFits(keys: String, filter: String, expected: [Int]) throws {
    #expect(Set(ids(try run(keys, ["/\(filter)"]))) == Set(expected))
  }

  @Test func slashStartsEmptyAndUpRecallsTheFilterInForce() throws {
    let workstation = try run("", ["/class:car"])
    #expect(workstation.state.total == 3 && workstation.state.message == "queue 3, class:car")
    // Also one that was not typed here.
    _ = try run("", [":class bus"], on: workstation)
    workstation.press("/")
    #expect(workstation.state.screen == "filter")
    #expect(workstation.frame().text().contains("in force: class:bus (Up recalls it)"))
    workstation.press("Up")
    #expect(workstation.frame().text().contains("/class:bus"))
    workstation.press("Up")
    #expect(workstation.frame().text().contains("/class:car"))
    workstation.press("x Escape")
    #expect(workstation.state.total == 3)
    workstation.press("/ Enter")
    #expect(workstation.state.total == 18 && workstation.state.screen == "review")
  }

  @Test func escapeTakesTheFilterOff() throws {
    let workstation = try run("", [":class car"])
    workstation.press("Escape")
    #expect(workstation.state.total == 18)
    #expect(workstation.state.message == "filter class:car is off; / Up recalls it")
    workstation.press("Escape")
    #expect(workstation.state.message.hasPrefix("nothing to cancel"))
    workstation.press("/ Up Enter")
    #expect(workstation.state.total == 3)
    // What was begun is given up first, and half-typed keys are no reason to give up anything.
    workstation.press("V Escape Alt-3 Escape")
    #expect(workstation.state.total == 3 && workstation.state.message == "3 is forgotten")
    workstation.press("V Alt-3 Escape")
    #expect(workstation.session.queue.anchor != nil)
  }

  @Test func aMistakeStaysOpenWithTheCursorOnIt() throws {
    let workstation = try run("", ["/class:car area>x"])
    #expect(workstation.state.screen == "filter" && workstation.state.total == 18)
    #expect(workstation.frame().text().contains("'x' is no number"))
    workstation.press("Delete 5 Enter")
    #expect(workstation.state.screen == "review" && workstation.state.total == 3)
    let small = try run("", ["/zebra"], on: WorkstationFixture().workstation(40, 6))
    #expect(small.state.screen == "review" && small.state.message.contains("letter 1: 'zebra'"))
  }

  @Test func theHintCountsWhileTyping() throws {
    let workstation = try run("/ c l a s s : p o l e")
    #expect(workstation.frame().text().contains("3 of 18"))
    workstation.press("Ctrl-U c l Tab p e Tab Enter")
    #expect(ids(workstation) == [5, 11, 17])
    workstation.press("/ Up Enter")
    #expect(ids(workstation) == [5, 11, 17])
  }

  @Test func theCursorStaysOnItsComponentWhereItCan() throws {
    let workstation = try run("j j", ["/class:car"])
    #expect(workstation.state.component == 3)
    _ = try run("", ["/class:bus"], on: workstation)
    #expect(workstation.state.component == 4 && workstation.state.position == 1)
    _ = try run("a", ["/class:bus,car"], on: workstation)
    #expect(workstation.state.component == 10)
  }

  @Test func decidingGoesOnInsideTheFilter() throws {
    let workstation = try run("", ["/class:car"])
    workstation.press("a")
    #expect(workstation.state.component == 9 && workstation.state.decided == 1)
    workstation.press("a a n")
    #expect(
      workstation.state.decided == 3 && workstation.state.message.contains("done; 15 others"))
    workstation.press("u")
    #expect(workstation.state.decided == 2 && workstation.state.component == 15)
  }

  @Test func filtersAreSavedWithTheRun() throws {
    let fixture = try WorkstationFixture()
    let workstation = try run(
      "", ["/class:car area>10", ":filter save cars"], on: fixture.workstation())
    #expect(workstation.state.message.contains("filter cars sets it again"))
    for line in [":filter all", ":filter clear"] {
      _ = try run("", [":filter cars", line], on: workstation)
      #expect(workstation.state.total == 18)
    }
    let next = try run("", [":filter cars"], on: fixture.workstation())
    #expect(next.state.total == 3)
    #expect(try run("", [":filter list"], on: next).state.message == "cars: class:car area>10")
    #expect(try run("", [":filter delete cars"], on: next).state.message == "filter cars is gone")
    #expect(try run("", [":filter list"], on: next).state.message.contains("no filter is saved"))
    next.press(": f i l t e r Space s Tab")
    #expect(next.frame().text().contains(":filter s"))
  }

  @Test(arguments: [
    (":filter save", "one word"), (":filter save a b", "one word"),
    (":filter save undecided", "means something"),
    (":filter save list", "means something"), (":filter save x", "there is no filter to save"),
    (":filter delete x", "no filter is called 'x'"), (":filter delete", "needs a name"),
    (":filter carz", "no filter is saved as 'carz', and 'carz' is no condition"),
    (":filter class:pig", "no class is called 'pig'"),
    (":sort size", "cannot sort by 'size'; there are gain"),
    (":sort area backwards", "cannot sort by"),
    (":sort", "sorted by gain; sort takes gain suspicion"),
  ])
  func nonsenseIsAnswered(line: String, message: String) throws {
    let workstation = try run("", [line])
    #expect(workstation.state.message.contains(message), "\(workstation.state.message)")
    #expect(workstation.state.total == 18)
  }

  @Test func aFilterThatCannotBeKeptSaysSo() throws {
    let fixture = try WorkstationFixture()
    let journal = FailingJournal(fixture.store)
    journal.fill()
    let workstation = try run(
      "", ["/class:car", ":filter save cars", ":filter list"],
      on: fixture.workstation(journal: journal))
    #expect(workstation.state.message.contains("no filter is saved"))
  }

  @Test func theOlderCommandsAreFilters() throws {
    let workstation = try run("", [":queue suspected", ":class car"])
    #expect(
      workstation.session.queue.filter.text == "-verdict:clean class:car"
        && workstation.state.total == 0)
    _ = try run("", [":class bus"], on: workstation)
    #expect(ids(workstation) == [4, 10, 16])
    _ = try run("", [":queue all"], on: workstation)
    #expect(workstation.session.queue.filter.isAll && workstation.state.total == 18)
  }
}
