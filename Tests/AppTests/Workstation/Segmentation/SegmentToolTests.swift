import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct SegmentToolTests {
  /// SAM mode on the first component, the building of 8x12 pixels at 2,8, at one pixel a column, answered.
  private func begin(_ segment: SegmentFixture) throws -> Workstation {
    let workstation = try segment.workstation(140, 40)
    workstation.pressAndSettle("s")
    #expect(workstation.state.screen == "SAM")
    return workstation
  }

  private func tool(_ workstation: Workstation) throws -> SegmentTool {
    try #require(workstation.segment)
  }

  @Test func itAsksWithTheComponentsOwnPrompts() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    let tool = try tool(workstation)
    let question = try #require(segment.encoder.seen.questions.first)
    #expect(question.component == ComponentID(1))
    #expect(question.prompt.points.map(\.isInside) == [true])
    #expect(question.prompt.box == Prompt.Box(Point(x: 0, y: 6), Point(x: 12, y: 22)))
    #expect(question.prompt.usesMask && question.mask.area == 96)
    #expect(tool.candidates.count == 3 && tool.choice == 0 && !tool.isWaiting)
    #expect(tool.edit.pending.change.gainedCount == 24 && tool.edit.pending.change.lostCount == 24)
    let point = try #require(question.prompt.points.first?.point)
    #expect(tool.edit.cursor.center == point)
    #expect(workstation.frame().text().contains("1/3, predicted IoU 0.90"))
  }

  @Test func tabCyclesTheThreeMasks() throws {
    let workstation = try begin(SegmentFixture())
    for (keys, place) in [("Tab", 1), ("Tab", 2), ("Tab", 0), ("Backtab", 2), ("Backtab", 1)] {
      workstation.press(keys)
      let tool = try tool(workstation)
      #expect(tool.choice == place)
      #expect(tool.edit.pending.proposal.mask == tool.candidates[place].mask.mask)
    }
    #expect(workstation.frame().text().contains("2/3, predicted IoU 0.70"))
  }

  @Test func pointsArePutInsideAndOutside() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    let start = try tool(workstation).edit.cursor.pixel
    workstation.pressAndSettle("l Space t J Space")
    let prompt = try tool(workstation).prompt
    let pixels = prompt.points.map { Pixel(x: Int($0.point.x), y: Int($0.point.y)) }
    #expect(pixels.prefix(2) == [start, Pixel(x: start.x + 1, y: start.y)])
    // Eight steps on the canvas, at its scale.
    #expect(pixels[2].x == start.x + 1 && (8...10).contains(pixels[2].y - start.y))
    #expect(prompt.points.map(\.isInside) == [true, true, false])
    #expect(segment.encoder.seen.questions.map(\.prompt.points.count) == [1, 2, 3])
    #expect(segment.encoder.seen.encoded.count { $0.image == ImageID(1) } >= 1)
    let text = workstation.frame().text()
    #expect(text.contains("points OUT") && text.contains("3 points+box+own pixels"))
    workstation.press("t")
    #expect(workstation.state.message == "points are inside of it now")
  }

  @Test func aBoxHasTwoCorners() throws {
    let workstation = try begin(SegmentFixture())
    let start = try tool(workstation).edit.cursor.pixel
    workstation.press("b")
    #expect(workstation.state.message.contains("box begun"))
    #expect(try tool(workstation).corner == start)
    workstation.press("b")
    #expect(workstation.state.message.contains("two corners apart"))
    workstation.pressAndSettle("b 3 l 2 j b")
    let box = try tool(workstation).prompt.box
    #expect(
      box
        == Prompt.Box(
          Point(x: Double(start.x), y: Double(start.y)),
          Point(x: Double(start.x + 4), y: Double(start.y + 3))))
    workstation.press("b Escape")
    #expect(workstation.state.message == "box forgotten")
    #expect(try tool(workstation).corner == nil)
  }

  @Test func promptsAreTakenBackOneByOne() throws {
    let workstation = try begin(SegmentFixture())
    let first = try tool(workstation).prompt
    workstation.pressAndSettle("l Space b L J b m")
    #expect(try !tool(workstation).prompt.usesMask)
    workstation.press("Backspace")
    #expect(try tool(workstation).prompt.usesMask)
    workstation.press("u u")
    #expect(try tool(workstation).prompt == first)
    workstation.pressAndSettle("m Backspace Backspace")
    #expect(try tool(workstation).prompt.points.isEmpty)
    workstation.pressAndSettle("Backspace m")
    #expect(try tool(workstation).prompt.isEmpty)
    #expect(try tool(workstation).candidates.isEmpty)
    #expect(try tool(workstation).edit.pending.change.isEmpty)
    workstation.press("Enter")
    #expect(workstation.state.message.contains("no proposal"))
    workstation.pressAndSettle("Space")
    #expect(try tool(workstation).candidates.count == 3)
  }

  @Test func theRegionIsTurnedOnAndOff() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    let region = try #require(try tool(workstation).region)
    #expect(try tool(workstation).usesRegion)
    workstation.pressAndSettle("R")
    #expect(try tool(workstation).target == EncodingTarget(image: ImageID(1), region: nil))
    #expect(segment.encoder.seen.questions.last?.target.region == nil)
    #expect(workstation.frame().text().contains("looks at all"))
    workstation.pressAndSettle("R")
    #expect(segment.encoder.seen.questions.last?.target.region == region)
  }

  @Test func neighboursAndHolesAreTheReviewersChoice() throws {
    let workstation = try begin(SegmentFixture())
    #expect(try tool(workstation).edit.pending.change.lostTo.map(\.classID) == [.void])
    workstation.press("n")
    #expect(try tool(workstation).edit.pending.change.lostTo.allSatisfy { !$0.classID.isVoid })
    workstation.press("y")
    #expect(try tool(workstation).edit.pending.change.gainedCount == 0)
    workstation.press("y n")
    #expect(try tool(workstation).edit.pending.change.gainedCount == 24)
  }

  @Test func theOldOutlineIsAKeyAway() throws {
    let workstation = try begin(SegmentFixture())
    let after = workstation.frame()
    workstation.press("v")
    #expect(try tool(workstation).edit.isComparing)
    #expect(workstation.frame() != after)
    #expect(workstation.frame().text().contains("BEFORE"))
    workstation.press("v")
    #expect(workstation.frame() == after)
  }

  @Test func outlineAndClassAreOneDecision() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    workstation.pressAndSettle("Tab")
    workstation.press("c c a r Enter")
    #expect(workstation.frame().text().contains("all of it car \u{B7} its class: car"))
    workstation.pressAndSettle("Backtab")
    workstation.press("Enter")
    let row = try #require(try segment.fixture.store.journal().first)
    #expect(row.kind == "reshape" && row.classBefore == ClassID(1) && row.classAfter == ClassID(3))
  }

  @Test func noMessageHidesWhatWouldChange() throws {
    let workstation = try begin(SegmentFixture())
    for key in ["m", "R", "y", "n", "t", "b"] {
      workstation.pressAndSettle(key)
      let row = workstation.frame().text().split(separator: "\n").suffix(3).joined()
      #expect(row.contains(" px ") || row.contains("no change yet"), "\(key): \(row)")
    }
  }

  @Test func aMaskIsTakenAsOneDecision() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    workstation.pressAndSettle("Tab t Space")
    workstation.press("Enter")
    #expect(workstation.segment == nil)
    #expect(workstation.state.decided == 1 && workstation.state.position == 2)
    let row = try #require(try segment.fixture.store.journal().first)
    #expect(row.kind == "reshape")
    let reshape = try #require(row.decision?.reshape)
    guard case .model(let hash, let prompts, let predicted, let candidate) = reshape.source else {
      Issue.record("no model")
      return
    }
    #expect(hash == String(repeating: "ab", count: 32) && candidate == 1)
    #expect(abs(predicted - 0.7) < 1e-6)
    #expect(prompts.count == 5 && prompts[0].hasPrefix("region ") && prompts[4] == "mask")
    #expect(prompts[2].hasSuffix(" out") && prompts[3] == "box 0.0 6.0 12.0 22.0")
    let question = try #require(segment.encoder.seen.questions.last)
    #expect(reshape.source.question?.prompt == question.prompt)
    #expect(reshape.source.question?.region == question.target.region)
    #expect(reshape.mask.mask == FakeEncoder.mask(1, for: question))
    workstation.press("u")
    #expect(workstation.state.decided == 0 && workstation.state.position == 1)
    workstation.press("Ctrl-R")
    #expect(workstation.state.decided == 1)
  }

  @Test(arguments: ["Escape", "q", "Ctrl-G", "Ctrl-C"])
  func itIsLeftWithEverythingAsItWas(key: String) throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    workstation.press(key)
    #expect(workstation.segment == nil && workstation.state.screen == "review")
    #expect(try segment.fixture.store.journal().isEmpty)
    workstation.pressAndSettle("s")
    #expect(try tool(workstation).candidates.count == 3)
  }

  @Test func theMouseIsUnderstood() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    let canvas = Layout(Size(width: 140, height: 40)).canvas
    func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) {
      workstation.handle(
        .mouse(MouseEvent(action: action, x: canvas.x + x, y: canvas.y + y, modifiers: [])))
    }
    mouse(.press(.left), 10, 13)
    mouse(.release(.left), 10, 13)
    mouse(.press(.right), 14, 14)
    mouse(.release(.right), 14, 14)
    #expect(try tool(workstation).prompt.points.map(\.isInside) == [true, true, false])
    let before = try tool(workstation).prompt.box
    mouse(.press(.left), 6, 12)
    mouse(.drag(.left), 9, 13)
    mouse(.drag(.left), 20, 17)
    mouse(.release(.left), 20, 17)
    let box = try #require(try tool(workstation).prompt.box)
    #expect(box != before)
    #expect(box.bottomRight.x - box.topLeft.x > 10 && box.bottomRight.y - box.topLeft.y > 5)
    let scale = workstation.session.view.viewport?.scale
    mouse(.scroll(columns: 0, rows: -1), 10, 13)
    #expect(workstation.session.view.viewport?.scale != scale)
  }

  @Test func whatWouldBeLeftEmptyIsRefused() throws {
    let segment = try SegmentFixture()
    let workstation = try begin(segment)
    // Void pixels only: the third mask is a part of its own pixels, so it stays; the second takes none.
    workstation.press("y Tab")
    #expect(try tool(workstation).edit.pending.change.isEmpty)
    workstation.press("Enter")
    #expect(workstation.state.message.contains("nothing has changed"))
    #expect(try segment.fixture.store.journal().isEmpty)
  }

  @Test func aFullDiskLosesNothing() throws {
    let segment = try SegmentFixture()
    let journal = FailingJournal(segment.fixture.store)
    let workstation = try segment.workstation(journal: journal)
    workstation.pressAndSettle("s")
    journal.fill()
    workstation.press("Enter")
    #expect(workstation.state.message.contains("NOT SAVED"))
    #expect(workstation.segment != nil && workstation.state.decided == 0)
  }
}
