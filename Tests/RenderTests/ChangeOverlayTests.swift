import Labels
import Render
import Testing

@Suite struct ChangeOverlayTests {
  private let map = LabelMap(width: 8, height: 8, filledWith: ClassID(0))

  private func frame(
    gained: Rectangle<ImageSpace>, lost: Rectangle<ImageSpace>, glyphs: GlyphSet = .half,
    depth: ColourDepth = .indexed256, scale: Double? = nil
  ) throws -> Frame {
    var frame = Frame(width: 8, height: 4)
    var viewport = Viewport.fitting(imageSize: map.size, in: frame.bounds)
    if let scale {
      viewport = Viewport(imageSize: map.size, center: viewport.center, scale: scale)
    }
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    ChangeOverlay(
      labels: labels, gained: Scene.mask(gained, in: map), lost: Scene.mask(lost, in: map)
    ).paint(viewport: viewport, into: &frame, at: frame.bounds)
    return frame
  }

  private let left = Rectangle<ImageSpace>(x: 1, y: 2, width: 2, height: 3)
  private let right = Rectangle<ImageSpace>(x: 5, y: 2, width: 2, height: 2)

  @Test func wholeCellsCarryASign() throws {
    let frame = try frame(gained: left, lost: right)
    #expect(
      (0..<4).map { y in String((0..<8).map { Character(frame[$0, y].scalar) }) } == [
        "        ", " ++  -- ", " \u{2580}\u{2580}     ", "        ",
      ])
    #expect(frame[1, 1].style.background == .palette(46))
    #expect(frame[5, 1].style.background == .palette(213))
    #expect(frame[1, 2].style.foreground == .palette(46))
  }

  @Test(arguments: ColourDepth.allCases, GlyphSet.allCases)
  func gainsAndLossesDifferFromEachOtherAndTheRest(depth: ColourDepth, glyphs: GlyphSet) throws {
    let frame = try frame(gained: left, lost: right, glyphs: glyphs, depth: depth)
    let plain = frame[0, 0]
    #expect(Set([frame[1, 1], frame[5, 1], plain]).count == 3)
    #expect(frame[1, 1].scalar == "+" && frame[5, 1].scalar == "-")
    #expect(Set([frame[1, 1].style, frame[5, 1].style]).count == 2)
  }

  @Test func aSinglePixelNeverVanishes() throws {
    let pixel = Rectangle<ImageSpace>(x: 3, y: 3, width: 1, height: 1)
    let none = Rectangle<ImageSpace>(x: 0, y: 0, width: 0, height: 0)
    let frame = try frame(gained: pixel, lost: none, scale: 4)
    #expect(
      frame.cells.elements.contains {
        $0.style.foreground == .palette(46) || $0.style.background == .palette(46)
      })
  }
}

@Suite struct CursorOverlayTests {
  @Test(arguments: ColourDepth.allCases, GlyphSet.allCases)
  func theCursorIsASignOfItsOwn(depth: ColourDepth, glyphs: GlyphSet) throws {
    let map = LabelMap(width: 8, height: 8, filledWith: ClassID(13))
    var frame = Frame(width: 10, height: 6)
    let canvas = Rectangle<ScreenSpace>(x: 1, y: 1, width: 8, height: 4)
    let viewport = Viewport.fitting(imageSize: map.size, in: canvas)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
    labels.paint(map, viewport: viewport, into: &frame, at: canvas, rule: .majority)
    let before = frame
    CursorOverlay(labels: labels, pixel: Pixel(x: 4, y: 5))
      .paint(viewport: viewport, into: &frame, at: canvas)
    let sign: Unicode.Scalar = labels.glyphs == .ascii ? "@" : "\u{253C}"
    #expect(frame[5, 3].scalar == sign)
    #expect(zip(frame.cells.elements, before.cells.elements).count { $0 != $1 } == 1)
    #expect(depth == .mono || frame[5, 3].style.background != before[5, 3].style.background)
  }

  @Test func theEdgeOfTheBrushIsDrawn() throws {
    let map = LabelMap(width: 8, height: 8, filledWith: ClassID(13))
    var frame = Frame(width: 8, height: 4)
    let viewport = Viewport.fitting(imageSize: map.size, in: frame.bounds)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .indexed256, glyphs: .half)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    let before = frame
    let brush = Scene.mask(Rectangle(x: 1, y: 0, width: 6, height: 8), in: map)
    CursorOverlay(labels: labels, pixel: Pixel(x: 4, y: 4), brush: brush)
      .paint(viewport: viewport, into: &frame, at: frame.bounds)
    #expect(frame[1, 1] != before[1, 1] && frame[6, 1] != before[6, 1])
    #expect(frame[0, 1] == before[0, 1] && frame[3, 1] == before[3, 1])
  }

  @Test func outsideOfTheCanvasNothingIsDrawn() throws {
    let map = LabelMap(width: 64, height: 64, filledWith: ClassID(13))
    var frame = Frame(width: 8, height: 4)
    let viewport = Viewport(imageSize: map.size, center: Point(x: 8, y: 8), scale: 1)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .indexed256, glyphs: .half)
    let before = frame
    CursorOverlay(labels: labels, pixel: Pixel(x: 60, y: 60))
      .paint(viewport: viewport, into: &frame, at: frame.bounds)
    #expect(frame == before)
  }
}
