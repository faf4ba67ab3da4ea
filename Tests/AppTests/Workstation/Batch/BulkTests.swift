import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct BulkTests {
  private func dialog(_ session: Session) throws -> BulkDialog {
    guard case .bulk(let dialog) = session.screen else {
      throw NoDialog(message: session.message?.text ?? "")
    }
    return dialog
  }

  private struct NoDialog: Error {
    let message: String
  }

  /// 110 of class 0 at 0.001 and ten at 0.3: six of those fit below two per cent.
  @Test func theLeastSuspiciousAreAcceptedAsFarAsTheRuleAllows() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(0))
    session.press("A")
    let plan = try dialog(session).own
    let stratum = try #require(plan.strata.first)
    #expect(plan.strata.count == 1 && stratum.kind == .keep && stratum.classID == ClassID(0))
    let correction = try #require(session.queue.ranking).correction(after: session.review)
    #expect(correction > 1)
    let sum = stratum.candidates.reduce(0.0) { $0 + Double($1.suspicion) * correction }
    #expect(sum <= 0.02 * Double(stratum.candidates.count))
    #expect((110..<120).contains(stratum.candidates.count))
    #expect(stratum.sampleSize == 11)
  }

  @Test func noiseIsRejectedAsFarAsATenthOfItsClass() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(2))
    session.press("A")
    let plan = try dialog(session).own
    #expect(plan.strata.map(\.kind) == [.discard] && plan.count == 9)
    let ids = plan.strata[0].candidates.map(\.decision.component.rawValue)
    #expect(ids.min() == 208 && ids.max() == 216)
  }

  @Test func everyClassIsSampled() throws {
    var session = try CrowdFixture().session()
    session.press("A Tab")
    let dialog = try dialog(session)
    #expect(dialog.coversAll && dialog.plan.strata.map(\.classID.rawValue) == [0, 1, 2])
    #expect(dialog.plan.strata.allSatisfy { $0.sampleSize >= 2 && $0.sampleSize <= 8 })
    // Six of a class are so few that one in two is looked at or more.
    #expect(dialog.plan.strata[1].candidates.count <= 6)
    session.press("Tab")
    #expect(try !self.dialog(session).coversAll)
    session.press("Escape")
    #expect(session.screen == .review && session.audit == nil)
  }

  @Test func afterACleanSampleTheRestGoesInOneStepThatOneUndoTakesBack() throws {
    let fixture = try CrowdFixture()
    var session = try fixture.session()
    session.go(to: ClassID(0))
    session.press("A")
    let plan = try dialog(session).own
    session.press("Enter")
    var looked: [ComponentID] = []
    for _ in 0..<plan.sampleCount {
      looked.append(try #require(session.queue.current?.id))
      #expect(session.review.unseen.isEmpty)
      session.press("a")
    }
    #expect(Set(looked).count == plan.sampleCount)
    #expect(session.review.decisions.count == plan.count)
    #expect(session.review.unseen.count == plan.count - plan.sampleCount)
    #expect(session.audit == nil)
    let text = try #require(session.message?.text)
    #expect(text.contains("accepted unseen; you decided none of 11 otherwise"), "\(text)")
    let rows = try fixture.store.journal()
    #expect(rows.filter { $0.note == JournalEntry.unseenNote }.count == session.review.unseen.count)
    session.press("u")
    #expect(session.review.decisions.count == plan.sampleCount && session.review.unseen.isEmpty)
    session.press("Ctrl-R")
    #expect(session.review.decisions.count == plan.count)
    #expect(try fixture.store.reviewState() == session.review)
    // What nobody looked at teaches nothing.
    let table = try SuspicionTable(of: fixture.store, taxonomy: WorkstationFixture.makeTaxonomy())
    let decided = DecidedComponents(session.review, in: table)
    #expect(decided.count == plan.sampleCount)
    #expect(decided.skipped.count == plan.count - plan.sampleCount)
  }

  @Test func aWrongOneInTheSampleAsksAgain() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(0))
    session.press("A")
    let plan = try dialog(session).own
    session.press("Enter x")
    for _ in 1..<plan.sampleCount { session.press("a") }
    guard case .confirm(let confirmation) = session.screen else {
      Issue.record("no question")
      return
    }
    #expect(confirmation.question.hasPrefix("you decided 1 of 11 otherwise, so about "))
    #expect(confirmation.requests.count == plan.count - plan.sampleCount)
    #expect(session.review.decisions.count == plan.sampleCount)
    var other = session
    other.press("Escape")
    #expect(other.audit == nil && other.review.decisions.count == plan.sampleCount)
    #expect(other.message?.text == "nothing was decided unseen; your 11 decisions stay")
    session.press("Enter")
    #expect(session.review.decisions.count == plan.count && session.audit == nil)
  }

  @Test func undoPutsAComponentBackIntoTheSample() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(0))
    session.press("A Enter")
    let first = session.queue.current?.id
    session.press("x u")
    #expect(session.queue.current?.id == first)
    #expect(session.audit?.remaining(session.review).count == 11)
    for _ in 0..<11 { session.press("a") }
    #expect(session.audit == nil && session.screen == .review)
  }

  @Test func whatIsFilteredOutOfASampleIsNotTakenForSeen() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(0))
    session.press("A Enter a")
    session.show(try FilterParser(vocabulary: session.vocabulary).parse("class:building"))
    session.press("a")
    #expect(session.review.unseen.isEmpty && session.audit != nil)
    #expect(session.message?.text.contains("not in this queue") == true)
    session.press("Escape")
    #expect(session.audit == nil && session.review.unseen.isEmpty)
  }

  @Test func aSampleIsLeftAndItsDecisionsStay() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(0))
    session.press("A Enter a a V")
    #expect(session.message?.text.contains("first finish the sample") == true)
    session.press("Space a Escape")
    #expect(session.audit == nil && session.review.decisions.count == 3)
    #expect(session.message?.text == "nothing was decided unseen; your 3 decisions stay")
  }

  @Test func aSmallClassIsLookedAtWhole() throws {
    let workstation = try WorkstationFixture().workstation()
    var session = workstation.session
    let ids = (0..<session.queue.count).map { session.queue[$0].id }
    var ranking = RankingTests.ranking(ids, wrong: 0)
    ranking = QueueRanking(
      suspicions: ranking.suspicions.mapValues { _ in 0.001 }, byGain: ids, slice: [],
      wrongLeft: WrongLeft(undecided: [0], residuals: [], picks: [], bias: 0))
    session.take(ranking)
    session.go(to: ClassID(3))
    session.press("A Enter a a a")
    #expect(session.review.decisions.count == 3 && session.review.unseen.isEmpty)
    #expect(session.message?.text.contains("all of them were looked at") == true)
  }

  @Test func aSampleThatSpeaksAgainstItNeedsALetter() throws {
    var session = try CrowdFixture().session()
    session.go(to: ClassID(0))
    session.press("A")
    let plan = try dialog(session).own
    session.press("Enter")
    for _ in 0..<plan.sampleCount { session.press("x") }
    guard case .confirm(let confirmation) = session.screen else {
      Issue.record("no question")
      return
    }
    let rest = plan.count - plan.sampleCount
    #expect(confirmation.question.contains("All the same: accept \(rest) (\(rest) road)?"))
    session.press("Enter")
    #expect(session.review.decisions.count == plan.sampleCount)
    #expect(session.message?.text == "y yes, Escape no")
    session.press("y")
    #expect(session.review.decisions.count == plan.count)
  }

  @Test func withoutARankingNothingIsObvious() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("A")
    #expect(workstation.state.message.contains("being ranked"))
  }

  @Test func aFindingSaysWhatItIsWorth() {
    var finding = BulkFinding()
    finding.add(looked: 10, wrong: 0, rest: 100)
    #expect(finding.shares.low == 0 && abs(finding.shares.high - 0.213) < 0.001)
    #expect(
      finding.text
        == "you decided none of 10 otherwise, so at most 22 of the other 100 would be wrong")
    finding.add(looked: 5, wrong: 1, rest: 50)
    #expect(finding.expected == 10)
    #expect(
      finding.text.hasPrefix("you decided 1 of 15 otherwise, so about 10 of the other 150"))
  }

  @Test func theIntervalHoldsTheEstimateHoweverUnequalTheClassesAre() {
    var finding = BulkFinding()
    finding.add(looked: 8, wrong: 1, rest: 10_000)
    for _ in 0..<20 { finding.add(looked: 2, wrong: 0, rest: 1) }
    let rate = finding.expected / Double(finding.rest)
    #expect(finding.shares.low < rate && rate < finding.shares.high)
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 10)])
  func theDialogLooksAsBefore(width: Int, height: Int) throws {
    let workstation = try WorkstationFixture().workstation(width, height)
    let session = try CrowdFixture().session()
    let dialog = BulkDialog(
      classID: ClassID(0), own: session.bulkPlan(for: ClassID(0)), all: session.bulkPlan(for: nil),
      coversAll: true)
    var frame = workstation.frame()
    let look = Look(taxonomy: try WorkstationFixture.makeTaxonomy(), depth: .mono, glyphs: .ascii)
    BulkView(dialog: dialog, look: look)
      .paint(into: &frame, at: Layout(Size(width: width, height: height)).canvas)
    try GoldenFrame.check(frame, "bulk-\(width)x\(height)")
  }
}

extension Session {
  /// The plan that the dialog would show, with everything allowed.
  fileprivate func bulkPlan(for classID: ClassID?) -> BulkPlan {
    let items = (0..<queue.count).map { queue[$0] }
    return BulkPlan(
      items, classID: classID, correction: 1, discardable: Set(items.map(\.id)))
  }
}
