import Labels
import Refiner
import Render
import Synchronization
import Testing

@testable import App

/// Of the fixture's components 3, 9 and 15 are alike (cars of one size), as are 2, 8 and 14 (poles).
@Suite struct LookAlikeTests {
  private func analysis(reversed: Bool = false, fails: Bool = false) -> RunAnalysis {
    RunAnalysis(
      findLint: { [:] },
      findAlike: { request in
        guard !fails else { throw MemorySource.Missing(description: "features are cut") }
        let ids = request.candidates.sorted()
        return LookAlikes(subject: request.subject, ids: reversed ? ids.reversed() : ids)
      }, didLoad: {})
  }

  private func settle(_ workstation: Workstation) {
    repeat { _ = workstation.frame() } while !workstation.isIdle
  }

  private func ids(_ workstation: Workstation) -> [Int] {
    let queue = workstation.session.queue
    return (0..<queue.count).map { queue[$0].id.rawValue }
  }

  @Test func alikeOnesAreQueuedAndTheOldQueueComesBack() throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis(reversed: true))
    workstation.press("j j w")
    #expect(workstation.state.message.hasPrefix("comparing 2 components"))
    settle(workstation)
    #expect(ids(workstation) == [3, 15, 9] && workstation.state.position == 1)
    #expect(workstation.state.message.contains("2 undecided components like this car"))
    #expect(workstation.frame().text().contains("queue 3, alike"))
    workstation.press("a a")
    #expect(workstation.state.decided == 2 && workstation.state.component == 9)
    workstation.press("w")
    #expect(ids(workstation) == Array(1...18) && workstation.state.decided == 2)
    #expect(workstation.state.component == 4 && workstation.state.message == "back to queue 18")
  }

  @Test func escapeGoesBackToo() throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis())
    workstation.press("/ c l a s s : c a r , b u s Enter j w")
    settle(workstation)
    workstation.press("Escape")
    #expect(workstation.state.message == "back to queue 6, class:car,bus")
    #expect(workstation.state.position == 2)
    workstation.press("Escape")
    #expect(workstation.state.message.hasPrefix("filter class:car,bus is off"))
  }

  @Test(arguments: ["c", "m", "e"])
  func whatIsFoundLateChangesNothingBelowWhatWasBegun(key: String) throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis())
    workstation.press("j j w j \(key)")
    settle(workstation)
    #expect(workstation.state.component == 4 && workstation.state.total == 18)
    #expect((key == "e") == (workstation.session.tool != nil))
  }

  @Test func aRangeAmongThemEndsWithThem() throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis())
    workstation.press("j j w V j")
    settle(workstation)
    #expect(workstation.state.message.hasSuffix("range ended"))
    workstation.press("V j w")
    #expect(workstation.state.message == "back to queue 18 · range ended")
    #expect(workstation.session.queue.anchor == nil)
  }

  @Test func aSearchCanBeCancelled() throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis())
    workstation.press("w Escape")
    #expect(workstation.state.message == "cancelled")
    settle(workstation)
    #expect(workstation.state.total == 18)
  }

  @Test func onlyUndecidedOnesAreCompared() throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis())
    workstation.press(": 9 Enter a : 1 5 Enter a : 3 Enter w")
    #expect(workstation.state.message.contains("no other undecided car has the same suggestion"))
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    let workstation = try WorkstationFixture().workstation(analysis: analysis(fails: true))
    workstation.press("w")
    settle(workstation)
    #expect(workstation.state.message == "cannot compare: features are cut")
    #expect(workstation.state.total == 18)
  }

  @Test func withoutFeaturesTheKeySaysSo() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("w")
    settle(workstation)
    #expect(workstation.state.message == "cannot compare: nothing is known of the features")
  }

  @Test func theRunsOwnFeaturesAreCompared() throws {
    let fixture = try WorkstationFixture()
    let store = fixture.store
    let taxonomy = fixture.taxonomy
    let analysis = RunAnalysis(
      findLint: { [:] },
      findAlike: { try $0.answer(from: SuspicionTable(of: store, taxonomy: taxonomy)) }, didLoad: {}
    )
    let workstation = try fixture.workstation(analysis: analysis)
    workstation.press("w")
    settle(workstation)
    // 1, 7 and 13 differ in size alone: 96, 112 and 128 pixels.
    #expect(ids(workstation) == [1, 7, 13])
  }
}
