import Refiner
import Render
import Synchronization
import Testing

@testable import App

/// What the workstation does with what was learnt.
struct RankingTests {
  @Test func aRankingReordersWhatIsLeftAndTheCursorStays() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    let queue = workstation.session.queue
    let byGain = (0..<queue.count).map { queue[$0].id }
    var session = workstation.session
    session.handle(.key(KeyEvent("a")))
    let current = try #require(session.queue.current?.id)
    session.take(Self.ranking(Array(byGain.reversed()), wrong: 7))
    #expect(session.queue.current?.id == current)
    #expect((0..<2).map { session.queue[$0].id } == [byGain[0], current])
    // Then by what was learnt: the other way round, but for the tenth place.
    let expected = byGain.reversed().filter { $0 != byGain[0] && $0 != current }
    #expect((2..<9).map { session.queue[$0].id } == Array(expected.prefix(7)))
    #expect(session.queue[2].suspicion == 0.25 && session.queue.count == byGain.count)
    #expect(session.queue.decidedCount == 1 && session.queue.remainder.wrongText.contains("7"))
  }

  @Test func aRankingMovesNoRowThatWasPassedBy() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    let byGain = (0..<session.queue.count).map { session.queue[$0].id }
    for _ in 0..<3 { session.handle(.key(KeyEvent("j"))) }
    session.take(Self.ranking(Array(byGain.reversed()), wrong: 7))
    #expect(session.queue.position == 3)
    #expect((0..<4).map { session.queue[$0].id } == Array(byGain[..<4]))
    #expect(session.queue[4].id == byGain.last)
  }

  @Test func aDecisionKeepsTheSuspicionThatTheQueueShowed() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    let ids = (0..<session.queue.count).map { session.queue[$0].id }
    session.take(Self.ranking(ids, wrong: 7))
    session.handle(.key(KeyEvent("x")))
    #expect(try fixture.store.journal().last?.suspicion == 0.25)
  }

  @Test func aWrongOneThatIsFoundIsTakenOffAndUndoPutsItBack() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    let ids = (0..<session.queue.count).map { session.queue[$0].id }
    session.take(Self.ranking(ids, wrong: 7))
    let before = session.queue.remainder.wrongText
    session.handle(.key(KeyEvent("x")))
    #expect(session.queue.remainder.wrongText != before)
    session.handle(.key(KeyEvent("u")))
    #expect(session.queue.remainder.wrongText == before)
    session.handle(.key(KeyEvent("a")))
    #expect(session.queue.remainder.wrongText == before)
  }

  @Test func learningBeginsAtOnceAndAfterEveryTenDecisions() throws {
    let calls = Mutex<[Int]>([])
    let fixture = try WorkstationFixture()
    let ids = try fixture.store.queue(flaggedOnly: false).map(\.id)
    let loader = RankingLoader(
      { state in
        calls.withLock { $0.append(state.decisions.count) }
        return Self.ranking(ids, wrong: 3)
      }, didLoad: {})
    let workstation = try fixture.workstation(80, rankings: loader)
    for _ in 0..<12 {
      repeat { _ = workstation.frame() } while !workstation.isIdle
      workstation.handle(.key(KeyEvent("a")))
    }
    repeat { _ = workstation.frame() } while !workstation.isIdle
    #expect(calls.withLock { $0 } == [0, 10])
  }

  @Test func whatCannotBeLearntIsSaidAndTheQueueStays() throws {
    struct Broken: Error, CustomStringConvertible {
      let description = "review.sqlite: features are cut"
    }
    let fixture = try WorkstationFixture()
    let loader = RankingLoader({ _ in throw Broken() }, didLoad: {})
    let workstation = try fixture.workstation(120, rankings: loader)
    let order = (0..<workstation.session.queue.count).map { workstation.session.queue[$0].id }
    repeat { _ = workstation.frame() } while !workstation.isIdle
    #expect(workstation.frame().text().contains("features are cut"))
    #expect((0..<order.count).map { workstation.session.queue[$0].id } == order)
  }

  static func ranking(_ byGain: [ComponentID], wrong: Float) -> QueueRanking {
    QueueRanking(
      suspicions: Dictionary(byGain.map { ($0, 0.25) }, uniquingKeysWith: { first, _ in first }),
      byGain: byGain, slice: byGain,
      wrongLeft: WrongLeft(
        undecided: Array(repeating: 1, count: Int(wrong)), residuals: [], picks: [], bias: 0))
  }
}
