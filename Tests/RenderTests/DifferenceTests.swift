import Labels
import Render
import Testing

/// The painters that compare maps and draw borders, on random windows over random maps.
@Suite struct DifferenceTests {
  private static let canvas = Rectangle<ScreenSpace>(x: 3, y: 2, width: 41, height: 13)

  private struct Draw {
    let before: LabelMap
    let after: LabelMap
    var viewport: Viewport
    var generator: SplitMix64
  }

  /// A street, the same with some rectangles of other classes, and a window on it.
  private func draw(_ seed: UInt64, scales: ClosedRange<Double> = 0.2...12) -> Draw {
    var generator = SplitMix64(seed: seed)
    let before = Scene.street(width: 180, height: 110, seed: seed)
    var after = before
    for _ in 0..<6 {
      let x = Int.random(in: 0..<160, using: &generator)
      let y = Int.random(in: 0..<90, using: &generator)
      let id = UInt8.random(in: 0...18, using: &generator)
      for row in y..<y + 18 {
        for column in x..<x + 15 { after[column, row] = ClassID(id == 18 ? 255 : id) }
      }
    }
    let center = Point<ImageSpace>(
      x: Double.random(in: 0...180, using: &generator),
      y: Double.random(in: 0...110, using: &generator))
    let scale = Double.random(in: scales, using: &generator)
    return Draw(
      before: before, after: after,
      viewport: Viewport(imageSize: before.size, center: center, scale: scale),
      generator: generator)
  }

  private func painter(_ glyphs: GlyphSet, _ depth: ColourDepth) throws -> LabelPainter {
    LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
  }

  private enum Kind: CaseIterable {
    case difference, borders, photoBorders
  }

  private func frame(
    _ draw: Draw, _ kind: Kind, _ glyphs: GlyphSet, depth: ColourDepth = .direct
  ) throws -> Frame {
    var frame = Frame(width: 50, height: 18)
    let painter = try painter(glyphs, depth)
    switch kind {
    case .difference:
      painter.paintDifference(
        from: draw.before, to: draw.after, viewport: draw.viewport, into: &frame,
        at: Self.canvas, rule: .thinPriority)
    case .borders, .photoBorders:
      painter.paint(
        draw.after, viewport: draw.viewport, into: &frame, at: Self.canvas, rule: .thinPriority)
      painter.paintBorders(
        of: draw.after, style: kind == .borders ? .contrast : .classColour,
        viewport: draw.viewport, into: &frame, at: Self.canvas, rule: .thinPriority)
    }
    return frame
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func nothingIsPaintedOutsideTheCanvas(seed: UInt64) throws {
    for kind in Kind.allCases {
      let frame = try frame(draw(seed), kind, .half)
      for y in 0..<frame.height {
        for x in 0..<frame.width where !Self.canvas.contains(x: x, y: y) {
          #expect(frame[x, y] == .blank)
        }
      }
    }
  }

  @Test(arguments: 0..<16 as Range<UInt64>, GlyphSet.allCases)
  func panningByCellsShiftsTheFrame(seed: UInt64, glyphs: GlyphSet) throws {
    for kind in Kind.allCases {
      var drawn = draw(seed, scales: 0.2...3)
      let columns = Int.random(in: -9...9, using: &drawn.generator)
      // The hatch repeats every four half rows.
      let rows = Int.random(in: -4...4, using: &drawn.generator)
      let before = try frame(drawn, kind, glyphs)
      let target = Point<ImageSpace>(
        x: drawn.viewport.center.x + Double(columns) * drawn.viewport.scale,
        y: drawn.viewport.center.y + Double(rows) * drawn.viewport.scale * 2)
      drawn.viewport.pan(columns: columns, rows: rows)
      guard drawn.viewport.center == target else { continue }
      let after = try frame(drawn, kind, glyphs)
      for y in Self.canvas.y..<Self.canvas.maxY {
        for x in Self.canvas.x..<Self.canvas.maxX
        where Self.canvas.contains(x: x + columns, y: y + rows) {
          #expect(after[x, y] == before[x + columns, y + rows], "\(kind) \(x), \(y)")
        }
      }
    }
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func lettersAreLabelsOfOneOfTheMaps(seed: UInt64) throws {
    let drawn = draw(seed)
    let frame = try frame(drawn, .difference, .letters, depth: .mono)
    let taxonomy = try Scene.cityscapes()
    let ids = Set(drawn.before.ids).union(drawn.after.ids)
    let letters = Set(
      ids.map { id -> Unicode.Scalar in
        taxonomy[ClassID(id)]?.letter.unicodeScalars.first ?? (id == 255 ? "." : "?")
      })
    let found = Set(frame.cells.elements.map(\.scalar))
    #expect(found.subtracting(letters).isSubset(of: [" ", ":"]))
    // What agrees is only aside, so letters stand out.
    #expect(found.contains(":"))
  }

  @Test(arguments: 0..<40 as Range<UInt64>, GlyphSet.allCases)
  func oneChangedPixelInViewNeverVanishes(seed: UInt64, glyphs: GlyphSet) throws {
    var generator = SplitMix64(seed: seed)
    let before = LabelMap(width: 300, height: 200, filledWith: ClassID(0))
    let viewport = Viewport(
      imageSize: before.size, center: Point(x: 150, y: 100),
      scale: Double.random(in: 0.3...6, using: &generator))
    let visible = viewport.visiblePixels(in: Self.canvas)
    var after = before
    let x = Int.random(in: visible.x..<visible.maxX, using: &generator)
    let y = Int.random(in: visible.y..<visible.maxY, using: &generator)
    after[x, y] = ClassID(11)
    let painter = try painter(glyphs, .indexed256)
    func frame(_ map: LabelMap) -> Frame {
      var frame = Frame(width: 50, height: 18)
      painter.paintDifference(
        from: before, to: map, viewport: viewport, into: &frame, at: Self.canvas, rule: .majority)
      return frame
    }
    let same = frame(before)
    let changed = frame(after)
    // Where the hatch shows the old label in colour, it still is not the grey of what agrees.
    #expect(same != changed)
    let cells = zip(same.cells.elements, changed.cells.elements).filter { $0 != $1 }
    // A pixel may cover parts of so many cells.
    let across = Int(1 / viewport.scale) + 2
    #expect((1...across * across).contains(cells.count))
  }

  @Test func theHatchShowsBothLabels() throws {
    let before = LabelMap(width: 8, height: 4, filledWith: ClassID(0))
    let after = LabelMap(width: 8, height: 4, filledWith: ClassID(11))
    var frame = Frame(width: 8, height: 2)
    let viewport = Viewport(imageSize: before.size, center: Point(x: 4, y: 2), scale: 1)
    try painter(.letters, .mono).paintDifference(
      from: before, to: after, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    #expect(frame.text() == "RNNNRNNN\nNNNRNNNR\n")
  }

  @Test func voidDoesNotDifferWhenIgnored() throws {
    let before = LabelMap(width: 8, height: 4, filledWith: ClassID(0))
    let after = LabelMap(width: 8, height: 4, filledWith: .void)
    var frame = Frame(width: 8, height: 2)
    let viewport = Viewport(imageSize: before.size, center: Point(x: 4, y: 2), scale: 1)
    try painter(.letters, .mono).paintDifference(
      from: before, to: after, ignoringVoid: true, viewport: viewport, into: &frame,
      at: frame.bounds, rule: .majority)
    #expect(frame.text() == "........\n........\n")
  }

  @Test func bordersRunBetweenComponentsOnly() throws {
    var map = LabelMap(width: 6, height: 6, filledWith: ClassID(0))
    for y in 2..<4 { for x in 2..<4 { map[x, y] = ClassID(10) } }
    var frame = Frame(width: 6, height: 3)
    let viewport = Viewport(imageSize: map.size, center: Point(x: 3, y: 3), scale: 1)
    let painter = try painter(.half, .direct)
    painter.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    painter.paintBorders(
      of: map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    let road = Colour.direct(RGB(128, 64, 128))
    let sky = Colour.direct(RGB(70, 130, 180))
    // Half way to white and to black, or so far that the contrast is 3 to 1.
    let white = Colour.direct(RGB(192, 160, 192))
    let black = Colour.direct(RGB(28, 52, 72))
    func halves(_ x: Int, _ y: Int) -> [Colour] {
      let style = frame[x, y].style
      return frame[x, y].scalar == " "
        ? [style.background, style.background] : [style.foreground, style.background]
    }
    #expect(halves(0, 0) == [road, road] && halves(2, 0) == [road, white])
    #expect(halves(1, 1) == [white, white])
    #expect(halves(2, 1) == [sky, black] && halves(3, 1) == [black, black])
    #expect(halves(4, 1) == [road, road])
  }
}
