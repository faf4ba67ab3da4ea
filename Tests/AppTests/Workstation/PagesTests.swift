import Labels
import Refiner
import Render
import Testing

@testable import App

/// The screens about the whole run: losses, images, classes.
@Suite struct PagesTests {
  private func workstation(
    _ width: Int = 80, _ height: Int = 24, depth: ColourDepth = .indexed256,
    glyphs: GlyphSet = .half, fixture: WorkstationFixture? = nil
  ) throws -> Workstation {
    let fixture = try fixture ?? WorkstationFixture()
    return try fixture.workstation(
      width, height, journal: LossJournal(store: fixture.store), depth: depth, glyphs: glyphs)
  }

  /// The frame when all pictures are there.
  private func settled(_ workstation: Workstation) -> Frame {
    repeat { _ = workstation.frame() } while !workstation.isIdle
    return workstation.frame()
  }

  @Test(
    arguments: [(80, 24), (200, 60), (20, 5)],
    [("losses", "a x D l l"), ("overview", "a x O l"), ("classes", "a x 4 T j")])
  func looksAsBefore(size: (width: Int, height: Int), page: (name: String, keys: String)) throws {
    let workstation = try workstation(size.width, size.height)
    workstation.press(page.keys)
    try GoldenFrame.check(
      settled(workstation), "page-\(page.name)-\(size.width)x\(size.height)")
  }

  @Test(arguments: [("losses", "D"), ("overview", "O"), ("classes", "T")])
  func monochromeLooksAsBefore(name: String, keys: String) throws {
    let workstation = try workstation(80, 24, depth: .mono, glyphs: .ascii)
    workstation.press(keys)
    let frame = settled(workstation)
    #expect(frame.cells.elements.allSatisfy { $0.scalar.isASCII })
    try GoldenFrame.check(frame, "page-mono-\(name)")
  }

  @Test(arguments: ["D", "O", "T"])
  func everyPageIsPaintedAtEverySizeAndLeft(key: String) throws {
    let workstation = try workstation(1, 1)
    for (width, height) in [(1, 1), (2, 3), (20, 5), (7, 40), (300, 2), (200, 60), (79, 23)] {
      workstation.resize(to: Size(width: width, height: height))
      workstation.press(key)
      for keys in ["l", "h", "j", "k", "Alt-5 l", "Alt-9 j", "r", "s", "G", "H", "L"] {
        workstation.press(keys)
        let frame = workstation.frame()
        #expect(frame.width == width && frame.height == height)
      }
      #expect(workstation.state.screen != "review")
      workstation.press(width % 2 == 0 ? "Escape" : "q")
      #expect(workstation.state.screen == "review")
      #expect(workstation.takeEffects().isEmpty, "q leaves the page, not the program")
    }
  }

  @Test(arguments: [("D", "losses"), ("O", "overview"), ("T", "class table")])
  func helpWorksOnEveryPage(key: String, name: String) throws {
    let workstation = try workstation()
    workstation.press(key)
    #expect(workstation.state.screen == name)
    workstation.press("a")
    #expect(workstation.state.decided == 0, "decisions are not made where nothing is seen")
    #expect(workstation.state.message.contains("does nothing here"))
    workstation.press("?")
    #expect(workstation.state.screen == "help")
  }

  // MARK: Losses

  @Test func theCutOffMovesByColumnsAndStaysInside() throws {
    let workstation = try workstation()
    workstation.press("D")
    guard case .losses(let start) = workstation.session.screen else {
      Issue.record("no losses")
      return
    }
    #expect(start.cutOff == 2.5 && start.sides.noisy.count == 4)
    func cutOff() -> Double {
      guard case .losses(let cut) = workstation.session.screen else { return .nan }
      return cut.cutOff
    }
    let columns = LossLayout(workstation.session.size).plot.width
    workstation.press("l")
    let step = (start.range.upperBound - start.range.lowerBound) / Double(columns)
    #expect(abs(cutOff() - 2.5 - step) < 1e-9)
    workstation.press("h H")
    #expect(abs(cutOff() - 2.5 + 10 * step) < 1e-9)
    workstation.press("Alt-9 H Alt-9 H")
    #expect(cutOff() == start.range.lowerBound)
    workstation.press("r L")
    #expect(abs(cutOff() - 2.5 - 10 * step) < 1e-9)
    workstation.press("Alt-9 L Alt-9 L")
    #expect(cutOff() == start.range.upperBound)
  }

  @Test func enterCutsTheQueueAndEscapeDoesNot() throws {
    let workstation = try workstation()
    workstation.press("D H Escape")
    #expect(workstation.state.screen == "review" && workstation.state.total == 18)
    workstation.press("D Enter")
    #expect(workstation.state.screen == "review" && workstation.state.total == 4)
    let losses = (0..<4).map { workstation.session.queue[$0].loss }
    #expect(losses.allSatisfy { $0 >= 2.5 })
    // The cut-off in force is where the screen starts, and a lower one brings more back.
    workstation.press("D Alt-9 H Alt-9 H Enter")
    #expect(workstation.state.total == 18)
  }

  @Test func bothSidesAddUp() throws {
    let fixture = try WorkstationFixture()
    let journal = LossJournal(store: fixture.store)
    let items = try journal.queue(flaggedOnly: false)
    var cut = LossCut(items, state: ReviewState(), fit: try journal.noiseFit(), cutOff: nil)
    for _ in 0..<60 {
      let (clean, noisy) = cut.sides
      #expect(clean.count + noisy.count == items.count)
      let wrong = items.filter { Double($0.loss) >= cut.cutOff }.map { Double($0.suspicion) }
      #expect(abs(noisy.suspicion - wrong.reduce(0, +)) < 1e-9)
      let rows = cut.classes(fixture.taxonomy)
      #expect(rows.reduce(0) { $0 + $1.total } == items.count)
      #expect(rows.reduce(0) { $0 + $1.noisy.count } == noisy.count)
      #expect(cut.counts(columns: 40).reduce(0, +) == items.count)
      cut.move(by: -3, columns: 60)
    }
  }

  @Test func lossesWithoutAFitStartAtTheLowestFlagged() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("D")
    guard case .losses(let cut) = workstation.session.screen else {
      Issue.record("no losses")
      return
    }
    #expect(cut.fit == nil && abs(cut.cutOff - 3.1) < 1e-6)
    _ = workstation.frame()
    workstation.press("r l h Enter")
    #expect(workstation.state.total == 18)
  }

  // MARK: Overview

  @Test func theOverviewShowsProgressAndGoesThere() throws {
    let workstation = try workstation()
    workstation.press("a x O")
    var text = settled(workstation).text()
    #expect(text.contains("street_01") && text.contains("2/6") && text.contains("0/6"))
    workstation.press("l Enter")
    #expect(workstation.state.screen == "review" && workstation.state.image == "street_02")
    workstation.press("O Home Enter")
    // The first one that is not decided.
    #expect(workstation.state.component == 3)
    workstation.press("O s")
    #expect(workstation.state.message == "sorted by pixels to gain")
    workstation.press("s s")
    #expect(workstation.state.message == "sorted by progress")
    text = settled(workstation).text()
    #expect(text.contains("sorted by progress"))
    workstation.press("G Enter")
    #expect(workstation.state.image == "street_01")
  }

  @Test func theGridIsWalkedInBothDirections() throws {
    let workstation = try workstation(44, 19)
    workstation.press("O")
    let grid = OverviewLayout(
      workstation.session.size, count: 3, imageSize: WorkstationFixture.size)
    #expect(grid.columns == 2)
    func selection() -> Int {
      guard case .overview(let overview) = workstation.session.screen else { return -1 }
      return overview.selection
    }
    workstation.press("j")
    #expect(selection() == 2)
    workstation.press("k l")
    #expect(selection() == 1)
    workstation.press("h h")
    #expect(selection() == 0)
    workstation.press("Space")
    #expect(selection() == 2)
    workstation.press("PageUp")
    #expect(selection() == 0)
  }

  @Test func picturesFollowDecisions() throws {
    let workstation = try workstation()
    workstation.press("O")
    let before = settled(workstation)
    workstation.press("Escape a O")
    let kept = settled(workstation)
    workstation.press("Escape x x O")
    let changed = settled(workstation)
    let picture = OverviewLayout(
      workstation.session.size, count: 3, imageSize: WorkstationFixture.size)
    let canvas = Rectangle<ScreenSpace>(
      x: 0, y: picture.area.y, width: picture.picture.width, height: picture.picture.height)
    func cells(_ frame: Frame) -> [Cell] {
      (canvas.y..<canvas.maxY).flatMap { y in (0..<canvas.width).map { frame[$0, y] } }
    }
    #expect(cells(before) == cells(kept))
    #expect(cells(kept) != cells(changed))
  }

  @Test func aPictureThatCannotBeReadSaysWhy() throws {
    let workstation = try WorkstationFixture().workstation(failing: true)
    workstation.press("O")
    #expect(settled(workstation).text().contains("missing"))
  }

  @Test func theOverviewOfManyImagesReadsOnlyWhatIsShown() throws {
    let images = (1...5000).map { number in
      ImageRecord(
        id: ImageID(number), stem: "image_\(number)", image: "", label: "",
        size: Size(width: 8, height: 4))
    }
    let overview = Overview([], images: images, state: ReviewState(), image: ImageID(4000))
    #expect(overview.selection == 3999)
    let layout = OverviewLayout(
      Size(width: 200, height: 60), count: 5000, imageSize: images[0].size)
    let visible = layout.visible(selection: overview.selection, count: 5000)
    #expect(visible.contains(3999) && visible.count <= layout.rows * layout.columns)
    for index in 0..<visible.count {
      let tile = layout.tile(index)
      #expect(tile.intersection(layout.area) == tile && !tile.isEmpty)
    }
  }

  // MARK: Class table

  @Test func theTableCountsDecisions() throws {
    let fixture = try WorkstationFixture()
    let workstation = try workstation(fixture: fixture)
    // building kept, pole rejected, car relabelled.
    workstation.press("a x 1 T")
    guard case .classTable(let table) = workstation.session.screen else {
      Issue.record("no table")
      return
    }
    func row(_ name: String) -> ClassTable.Row? {
      table.rows.first { fixture.taxonomy.name(of: $0.classID) == name }
    }
    let building = try #require(row("building"))
    #expect(building.components == 3 && building.kept == 1 && building.decided == 1)
    #expect(row("pole")?.discarded == 1 && row("car")?.relabelled == 1)
    #expect(row("road") == nil, "no component is of it")
    #expect(building.pixels == 8 * (12 + 14 + 16))
  }

  @Test func theTableIsSortedByEveryColumn() throws {
    let workstation = try workstation()
    workstation.press("a x T")
    func table() throws -> ClassTable {
      guard case .classTable(let table) = workstation.session.screen else {
        throw CancellationError()
      }
      return table
    }
    let chosen = try table().selected?.classID
    for _ in ClassTable.Column.allCases {
      workstation.press("l")
      #expect(try table().selected?.classID == chosen)
      let rows = try table().rows
      workstation.press("r")
      #expect(try table().rows.count == rows.count)
      workstation.press("r")
      #expect(try table().rows == rows)
    }
    #expect(try table().column == .suspicion)
    workstation.press("h")
    #expect(try table().column == .pixels)
    let pixels = try table().rows.map(\.pixels)
    #expect(pixels == pixels.sorted(by: >))
  }

  @Test func enterQueuesAClass() throws {
    let workstation = try workstation()
    workstation.press("T l j j k")
    guard case .classTable(let table) = workstation.session.screen else {
      Issue.record("no table")
      return
    }
    let chosen = table.selected?.classID
    workstation.press("Enter")
    #expect(workstation.state.screen == "review" && workstation.state.total == 3)
    #expect(workstation.session.queue.current?.classID == chosen)
  }
}
