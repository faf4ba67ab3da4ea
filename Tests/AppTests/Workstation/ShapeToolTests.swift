import Labels
import Render
import Testing

@testable import App
@testable import Refiner

@Suite struct ShapeToolTests {
  /// The first component: the building of 8x12 pixels at 2,8; a key moves by one pixel.
  private func begin(_ fixture: WorkstationFixture? = nil) throws -> Workstation {
    let workstation = try (fixture ?? WorkstationFixture()).workstation(200, 60)
    workstation.press("e")
    #expect(workstation.state.screen == "shape")
    return workstation
  }

  private func shape(_ workstation: Workstation) throws -> ShapeTool {
    guard case .shape(let shape) = try #require(workstation.session.tool) else {
      throw Missing()
    }
    return shape
  }

  private struct Missing: Error {}

  private func change(_ workstation: Workstation) throws -> MaskChange {
    try shape(workstation).edit.pending.change
  }

  @Test func itBeginsOnTheComponent() throws {
    let tool = try shape(begin())
    #expect(tool.edit.pending.current.area == 8 * 12)
    #expect(tool.edit.pending.currentClass == ClassID(1))
    #expect(tool.edit.cursor.pixel == Pixel(x: 6, y: 14))
    #expect(tool.pen == .up && !tool.edit.pending.isChanged)
  }

  @Test func cursorKeysMoveAndCountsRepeat() throws {
    let workstation = try begin()
    let start = try shape(workstation).edit.cursor.pixel
    for (keys, x, y) in [
      ("l", 1, 0), ("h", 0, 0), ("j", 0, 1), ("k", 0, 0), ("Right", 1, 0), ("Left", 0, 0),
      ("Down", 0, 1), ("Up", 0, 0), ("L", 8, 0), ("H", 0, 0), ("J", 0, 8), ("K", 0, 0),
      ("3 l", 3, 0), ("1 2 j", 3, 12),
    ] {
      workstation.press(keys)
      let pixel = try shape(workstation).edit.cursor.pixel
      #expect(pixel == Pixel(x: start.x + x, y: start.y + y), "\(keys)")
    }
  }

  @Test func stepsAreTakenBackAndMadeAgain() throws {
    let workstation = try begin()
    workstation.press("Ctrl-R")
    #expect(workstation.state.message == "no step to make again")
    workstation.press("[ [ p L p")
    let painted = try shape(workstation).edit.pending.proposal.mask
    let log = try shape(workstation).log
    workstation.press("u u u u u u u u u u")
    #expect(try !shape(workstation).edit.pending.isChanged)
    workstation.press("Ctrl-R Ctrl-R Ctrl-R Ctrl-R Ctrl-R Ctrl-R Ctrl-R Ctrl-R Ctrl-R Ctrl-R")
    #expect(try shape(workstation).edit.pending.proposal.mask == painted)
    #expect(try shape(workstation).log == log)
    // Another step instead: what was taken back is gone.
    workstation.press("u Space Ctrl-R")
    #expect(workstation.state.message == "no step to make again")
  }

  @Test func theClassIsAStepToo() throws {
    let fixture = try WorkstationFixture()
    let workstation = try begin(fixture)
    workstation.press("p L p c b u s Enter")
    #expect(try shape(workstation).edit.pending.proposal.classID == ClassID(4))
    workstation.press("u")
    #expect(try shape(workstation).edit.pending.proposal.classID == ClassID(1))
    #expect(try shape(workstation).edit.pending.isChanged)
    workstation.press("u u Ctrl-R Ctrl-R Ctrl-R Ctrl-R")
    #expect(try shape(workstation).edit.pending.proposal.classID == ClassID(4))
    workstation.press("Escape Escape e c b u s Enter Enter")
    let row = try #require(try fixture.store.journal().last)
    #expect(row.kind == "relabel" && row.classAfter == ClassID(4))
  }

  @Test func thePenPaintsAlongTheWay() throws {
    let workstation = try begin()
    // From inside to the right: the component ends at column 9, so columns 10...16 are new.
    workstation.press("[ [ p L l l p l l")
    let change = try change(workstation)
    #expect(try shape(workstation).brush == 1 && shape(workstation).pen == .up)
    #expect(change.gained.bounds == Rectangle(x: 10, y: 14, width: 7, height: 1))
    #expect(change.gainedFrom == [.init(classID: ClassID(6), count: 7)])
    workstation.press("u")
    #expect(try self.change(workstation).isEmpty)
    workstation.press("u")
    #expect(workstation.state.message == "no step to take back")
  }

  @Test func thePenErasesAndTheStampDoesSoOnce() throws {
    let workstation = try begin()
    workstation.press("x x Space l l Space")
    let change = try change(workstation)
    let brush = try shape(workstation).brush
    #expect(brush == 1)
    #expect(change.lost.bounds == Rectangle(x: 6, y: 14, width: 3, height: 1))
    #expect(change.lostTo == [.init(classID: .void, count: 2)])
    workstation.press("u")
    #expect(try self.change(workstation).lostCount == 1)
  }

  @Test func theBrushHasOddSizes() throws {
    let workstation = try begin()
    for (keys, size) in [("]", 3), ("2 ]", 7), ("[", 5), ("9 9 [", 1), ("5 0 0 ]", 199)] {
      workstation.press(keys)
      #expect(try shape(workstation).brush == size)
    }
  }

  @Test func holesAreFilled() throws {
    let workstation = try begin()
    workstation.press("f")
    #expect(workstation.state.message == "it has no holes")
    workstation.press("] x x 4 f")
    #expect(workstation.state.message == "no hole below 4 pixels")
    #expect(try change(workstation).lostCount == 9)
    workstation.press("f")
    #expect(
      try change(workstation).isEmpty && shape(workstation).log.names == ["erase", "fill-holes"])
  }

  @Test func speckleIsDropped() throws {
    let workstation = try begin()
    workstation.press("p p 2 0 j d")
    #expect(workstation.state.message == "no island below 20 pixels")
    workstation.press("Space 1 d")
    #expect(workstation.state.message == "no island below 1 pixels")
    #expect(try change(workstation).gainedCount == 1)
    workstation.press("d")
    #expect(try change(workstation).isEmpty)
  }

  @Test func theBorderIsSmoothed() throws {
    let workstation = try begin()
    workstation.press("s")
    #expect(try change(workstation).lostCount == 4)
    workstation.press("u 3 0 s")
    #expect(workstation.state.message.hasPrefix("it is too thin"))
    #expect(try change(workstation).isEmpty)
  }

  @Test func aLineSplits() throws {
    let workstation = try begin()
    workstation.press("/")
    #expect(workstation.state.message.hasPrefix("line begun"))
    workstation.press("i")
    #expect(workstation.state.message == "move the cursor to the line's other end first")
    // Across, three rows below the top: the smaller part is above the line.
    workstation.press("3 k 6 h i 1 2 l i")
    #expect(workstation.state.message.hasPrefix("split"))
    #expect(try change(workstation).lost.bounds == Rectangle(x: 2, y: 8, width: 8, height: 3))
    workstation.press("Tab")
    #expect(try change(workstation).after.bounds == Rectangle(x: 2, y: 8, width: 8, height: 3))
    workstation.press("u")
    #expect(try change(workstation).isEmpty)
    workstation.press("Tab")
    #expect(workstation.state.message == "only a split or a merge leaves a choice")
  }

  @Test func aMergeTakesTheNeighboursClass() throws {
    let workstation = try begin()
    workstation.press("m")
    #expect(workstation.state.message.hasPrefix("all of it becomes sky (border 40 px), 1 of 1"))
    let pending = try shape(workstation).edit.pending
    #expect(pending.isChanged && pending.change.isEmpty && pending.proposal.classID == ClassID(6))
    workstation.press("Backtab u")
    #expect(try !shape(workstation).edit.pending.isChanged)
  }

  @Test func whatIsGivenUpGetsTheClassThatIsWanted() throws {
    let workstation = try begin()
    workstation.press("x x")
    #expect(try change(workstation).lostTo.map(\.classID) == [.void])
    // A hole has no labelled neighbour but the component itself.
    workstation.press("6 h x x n")
    #expect(try change(workstation).lostTo.contains { $0.classID.isVoid })
    workstation.press("C c a r Enter")
    #expect(try change(workstation).lostTo.map(\.classID) == [ClassID(3)])
    #expect(workstation.state.screen == "shape" && workstation.state.decided == 0)
    workstation.press("n n")
    #expect(try shape(workstation).edit.pending.proposal.fill == .nearest)
  }

  @Test func neighboursAreSparedOnDemand() throws {
    let workstation = try begin()
    workstation.press("p L p y")
    #expect(try change(workstation).isEmpty)
    #expect(workstation.state.message == "it takes void pixels only")
    workstation.press("y")
    #expect(try change(workstation).gainedCount > 0)
  }

  @Test func beforeAndAfterFlip() throws {
    let workstation = try begin()
    workstation.press("] ] p L")
    let after = workstation.frame()
    workstation.press("b")
    let before = workstation.frame()
    #expect(before.text().contains("BEFORE: building") && before != after)
    workstation.press("b")
    #expect(workstation.frame() == after)
  }

  @Test func leavingLiftsThePenFirst() throws {
    for key in ["Escape", "q", "Ctrl-G", "Ctrl-C"] {
      let workstation = try begin()
      workstation.press("p \(key)")
      #expect(try shape(workstation).pen == .up)
      workstation.press(key)
      #expect(workstation.state.screen == "review" && workstation.state.decided == 0)
      #expect(workstation.state.message.hasPrefix("left"))
      #expect(!workstation.takeEffects().contains(.quit))
    }
  }

  @Test func helpComesBackToTheShape() throws {
    let workstation = try begin()
    workstation.press("p L ? Escape")
    #expect(try change(workstation).gainedCount > 0)
    workstation.press(":")
    #expect(workstation.state.message.hasPrefix("first"))
    #expect(workstation.state.screen == "shape")
  }

  @Test func keysOfTheReviewDoNothingHere() throws {
    let workstation = try begin()
    workstation.press("a")
    #expect(workstation.state.message.hasPrefix("a does nothing here"))
    #expect(workstation.state.decided == 0 && workstation.state.screen == "shape")
  }

  @Test func theMouseDraws() throws {
    let workstation = try begin()
    let viewport = try #require(workstation.session.view.viewport)
    func cell(_ x: Double, _ y: Double) -> (Int, Int) {
      let cell = viewport.cell(ofImagePoint: Point(x: x, y: y), in: workstation.session.canvas)
      return (Int(cell.x), Int(cell.y))
    }
    func report(_ action: MouseEvent.Action, _ place: (Int, Int)) {
      workstation.handle(
        .mouse(MouseEvent(action: action, x: place.0, y: place.1, modifiers: [])))
    }
    report(.press(.left), cell(12.5, 14.5))
    report(.drag(.left), cell(16.5, 14.5))
    report(.release(.left), cell(16.5, 14.5))
    let change = try change(workstation)
    #expect(change.gained.bounds.x == 12 && change.gained.bounds.width == 5)
    #expect(try shape(workstation).pen == .up)
    report(.press(.right), cell(12.5, 14.5))
    report(.drag(.right), cell(16.5, 14.5))
    report(.release(.right), (0, 0))
    #expect(try self.change(workstation).isEmpty && shape(workstation).pen == .up)
  }

  @Test func anImageThatCannotBeReadIsSaid() throws {
    let workstation = try WorkstationFixture().workstation(80, 24, failing: true)
    workstation.press("e")
    #expect(workstation.state.screen == "review" && workstation.state.message.contains("missing"))
  }

  @Test(arguments: ["half", "mono", "ascii"], [(80, 24), (200, 60)])
  func looksAsBefore(name: String, size: (width: Int, height: Int)) throws {
    let glyphs: GlyphSet = name == "half" ? .half : name == "ascii" ? .ascii : .letters
    let workstation = try WorkstationFixture().workstation(
      size.width, size.height, depth: name == "half" ? .indexed256 : .mono, glyphs: glyphs)
    workstation.press("e ] ] p 6 l p 8 h x 2 h Escape l")
    try GoldenFrame.check(workstation.frame(), "shape-\(name)-\(size.width)x\(size.height)")
  }
}
