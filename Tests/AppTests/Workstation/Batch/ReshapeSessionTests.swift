import Dispatch
import Labels
import Refiner
import Render
import Testing

@testable import App

/// New shapes as the workstation makes and shows them.
@Suite struct ReshapeSessionTests {
  private let size = WorkstationFixture.size

  private func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> RunLengthEncoding {
    RunLengthEncoding(
      Mask(
        imageSize: size, bounds: Rectangle(x: x, y: y, width: width, height: height),
        bits: Array(repeating: true, count: width * height)))
  }

  private func reshape(
    _ id: Int, _ session: Session, _ fixture: WorkstationFixture,
    to mask: RunLengthEncoding
  ) -> Reshape {
    let record = fixture.record(id)
    let before = session.review.shapes(of: record.image).mask(of: record.id, base: record.runs)
    return Reshape(
      mask: mask, replacing: before, filledWith: .void,
      source: .tool(name: "brush", parameters: ["size": "3"]))
  }

  private func map(_ session: Session, _ fixture: WorkstationFixture) throws -> LabelMap {
    var maps = ComposedMaps(source: fixture.source())
    let base = try BaseMap(of: fixture.images[0], from: fixture.source())
    return try maps.map(of: fixture.images[0].id, base: base, state: session.review)
  }

  @Test func decisionsSayWhichPixelsTheyAreAbout() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    // The first component grows over all of the second.
    workstation.update { session in
      session.decide(.reshape(reshape(1, session, fixture, to: box(2, 8, 40, 12))))
    }
    #expect(workstation.frame().text().contains("new shapes of others took"))
    #expect(workstation.frame().text().contains("area       0 px"))
    workstation.press("x")
    #expect(workstation.state.message.contains("took all its pixels: nothing changes"))
    workstation.press("k k a")
    #expect(workstation.state.message.hasPrefix("kept building, with the 480 px that it has now"))
    workstation.press("k k")
    let text = workstation.frame().text()
    #expect(text.contains("accepted, new shape") && text.contains("480 px"))
    #expect(text.contains("before") && text.contains(" 480"))
  }

  @Test func aShapeIsDecidedShownAndUndone() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    let untouched = try map(session, fixture)
    // The first component (class 1 at 2,8) grows over the second (class 2 at 18,8).
    session.decide(.reshape(reshape(1, session, fixture, to: box(2, 8, 20, 10))))
    #expect(session.message?.text.hasPrefix("building has a new shape of 200 px") == true)
    #expect(session.queue.current?.id == ComponentID(2) && session.queue.decidedCount == 1)
    var shown = try map(session, fixture)
    #expect(shown[21, 8] == ClassID(1) && shown[22, 8] == ClassID(2))
    // Its neighbour is what is left of it.
    session.press("x")
    shown = try map(session, fixture)
    #expect(shown[21, 8] == ClassID(1) && shown[22, 8] == .void)
    session.press("k k 7")
    shown = try map(session, fixture)
    #expect(shown[2, 8] == ClassID(6) && shown[21, 17] == ClassID(6) && shown[22, 8] == .void)
    session.press("u u u")
    #expect(try map(session, fixture) == untouched)
    session.press("Ctrl-R Ctrl-R Ctrl-R")
    #expect(try map(session, fixture) == shown)
    session.press("j j .")
    #expect(try fixture.store.journal().map(\.kind).filter { $0 == "reshape" }.count == 1)
  }

  @Test func aShapeIsNotRepeated() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    session.decide(.reshape(reshape(1, session, fixture, to: box(2, 8, 4, 4)), classID: ClassID(3)))
    #expect(session.message?.text.contains("and is now car") == true)
    session.press(".")
    #expect(session.message?.text.contains("fits one component only") == true)
    #expect(session.queue.decidedCount == 1)
  }

  @Test func aRejectedComponentThatGetsAShapeGetsItsClassBack() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    session.press("x k")
    session.decide(.reshape(reshape(1, session, fixture, to: box(2, 8, 4, 4))))
    #expect(session.review.decisions[ComponentID(1)]?.classAfter == ClassID(1))
  }

  @Test func theComponentUnderTheCursorIsMarkedWhereItIsNow() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    let library = Library(fixture.source(), patience: .seconds(60))
    var session = workstation.session
    #expect(library.content(for: session).mask == fixture.record(1).runs.mask)
    session.decide(.reshape(reshape(1, session, fixture, to: box(2, 8, 20, 10))))
    let left = fixture.record(2).runs.subtracting(box(2, 8, 20, 10))
    #expect(library.content(for: session).mask == left.mask)
    session.press("k")
    #expect(library.content(for: session).mask == box(2, 8, 20, 10).mask)
    session.press("u")
    #expect(library.content(for: session).mask == fixture.record(1).runs.mask)
    let area = Rectangle<ImageSpace>(x: 20, y: 9, width: 1, height: 1)
    #expect(
      try library.component(
        in: area, of: fixture.images[0], shapes: session.review.shapes(of: ImageID(1)))?.id
        == ComponentID(2))
    session.press("Ctrl-R")
    #expect(
      try library.component(
        in: area, of: fixture.images[0], shapes: session.review.shapes(of: ImageID(1)))?.id
        == ComponentID(1))
  }

  /// One set of maps that follows every step, against a fresh one for each.
  @Test func theMapFollowsShapesStepByStep() throws {
    let fixture = try WorkstationFixture()
    var session = try fixture.workstation().session
    let base = try BaseMap(of: fixture.images[0], from: fixture.source())
    var maps = ComposedMaps(source: fixture.source())
    var generator = SplitMix64(seed: 3)
    for step in 0..<120 {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: session.press("u")
      case 1: session.press("Ctrl-R")
      case 2: session.press(["a", "x", "Enter", "5"].randomElement(using: &generator) ?? "a")
      case 3: session.select(Int.random(in: 0..<6, using: &generator))
      default:
        session.select(Int.random(in: 0..<6, using: &generator))
        guard let id = session.queue.current?.id.rawValue else { break }
        let mask = box(
          .random(in: 0..<60, using: &generator), .random(in: 0..<30, using: &generator),
          .random(in: 1...30, using: &generator), .random(in: 1...15, using: &generator))
        session.decide(.reshape(reshape(id, session, fixture, to: mask)))
      }
      let followed = try maps.map(of: ImageID(1), base: base, state: session.review)
      #expect(try followed == map(session, fixture), "step \(step)")
    }
    #expect(try fixture.store.journal().contains { $0.kind == "reshape" })
  }
}
