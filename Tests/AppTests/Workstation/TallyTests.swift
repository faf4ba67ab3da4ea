import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct TallyTests {
  @Test func thePaceIsTheMedianWithoutPauses() throws {
    let clock = TestClock()
    let workstation = try WorkstationFixture().workstation(200, 30, clock: { clock.now })
    for seconds in [2.0, 4, 600, 3.2] {
      clock.advance(seconds)
      workstation.press("a")
    }
    let tally = workstation.session.tally
    #expect(abs((tally.pace ?? 0) - 3.2) < 1e-9 && tally.decided == 4)
    let text = workstation.frame().text()
    #expect(text.contains("3.2 s each") && text.contains("45 s to go"))
    #expect(text.contains("4 this time"))
  }

  @Test func timeWithoutFocusIsNotSpent() throws {
    let clock = TestClock()
    let workstation = try WorkstationFixture().workstation(clock: { clock.now })
    clock.advance(2)
    workstation.handle(.focus(false))
    clock.advance(40)
    workstation.handle(.focus(true))
    clock.advance(1)
    workstation.press("a")
    // A key says that the focus is back where the terminal forgets to.
    workstation.handle(.focus(false))
    clock.advance(30)
    workstation.press("z")
    clock.advance(5)
    workstation.press("a")
    let journal = try #require(workstation.session.setup.journal as? ReviewStore).journal()
    #expect(journal.map(\.seconds) == [3, 5])
  }

  @Test func whatStandsIsCounted() throws {
    let fixture = try WorkstationFixture()
    let before = try fixture.workstation()
    before.press("a x")
    let workstation = try fixture.workstation()
    #expect(workstation.session.tally.decided == 0)
    workstation.press("x 6 a Space f")
    var tally = workstation.session.tally
    #expect((tally.kept, tally.changed, tally.discarded) == (1, 1, 1))
    let areas = [3, 4].map { fixture.record($0).component.area }
    #expect(tally.changedPixels == areas.reduce(0, +))
    // The flag, the later, the keep, the class and the rejection are taken back.
    workstation.press("u u u u u")
    tally = workstation.session.tally
    #expect(tally.decided == 0 && tally.changedPixels == 0)
    // Then one of the session before.
    workstation.press("u")
    #expect(workstation.session.tally.decided == 0)
    #expect(workstation.session.tally.changedPixels == fixture.record(2).component.area)
    workstation.press("Ctrl-R Ctrl-R Ctrl-R")
    #expect(workstation.session.tally.decided == 2)
  }

  @Test func leavingSaysWhatWasDone() throws {
    let workstation = try WorkstationFixture().workstation()
    #expect(SessionSummary(workstation.session).done == "nothing decided in this session")
    workstation.press("a x")
    let text = SessionSummary(workstation.session).text(run: "my/run")
    #expect(text.contains("2 decided in this session: 1 kept, 0 changed, 1 rejected; "))
    #expect(text.contains("2 of 18 components decided, 16 left, "))
    #expect(text.contains("fleck export my/run --to FOLDER"))
  }

  @Test func theStatusLineDropsTheLeastImportant() {
    var parts = StatusParts()
    parts.add("component 1/2", rank: 0)
    parts.add("pace", rank: 3)
    parts.add(nil, rank: 1)
    parts.add("street", rank: 2)
    #expect(parts.line(width: 80) { $0.count } == "component 1/2 · pace · street")
    #expect(parts.line(width: 25) { $0.count } == "component 1/2 · street")
    #expect(parts.line(width: 3) { $0.count } == "component 1/2")
  }

  @Test(arguments: [80, 100, 120, 200])
  func nothingOfTheStatusLineIsCut(width: Int) throws {
    let clock = TestClock()
    let workstation = try WorkstationFixture().workstation(width, 24, clock: { clock.now })
    for _ in 0..<5 {
      clock.advance(12.3)
      workstation.press("a")
    }
    let lines = workstation.frame().text().split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines[21]
    #expect(line.hasPrefix(" component 6/18 · 5 decided · ") && line.hasSuffix(" "))
    #expect(line.contains("wrong left · ") && line.contains("to go"))
  }

  @Test(arguments: [(40.0, "40 s"), (2100, "35 min"), (15_100, "4.2 h"), (-1, "0 s")])
  func durationsAreRough(seconds: Double, text: String) {
    #expect(Wording.duration(seconds) == text)
  }
}
