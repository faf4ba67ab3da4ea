import Labels
import Render
import Testing

@Suite struct OverlayTests {
  /// A 6x3-cell canvas over a map of 6x6 road pixels, the component in columns 1...4, rows 1...4.
  private func frame(
    _ mode: Overlay.Mode, recolour: ClassID? = nil, glyphs: GlyphSet = .half,
    depth: ColourDepth = .indexed256
  ) throws -> Frame {
    let map = LabelMap(width: 6, height: 6, filledWith: ClassID(0))
    var frame = Frame(width: 6, height: 3)
    let viewport = Viewport.fitting(imageSize: map.size, in: frame.bounds)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    let mask = Scene.mask(Rectangle(x: 1, y: 1, width: 4, height: 4), in: map)
    Overlay(labels: labels, selected: mask, mode: mode, recolour: recolour)
      .paint(viewport: viewport, into: &frame, at: frame.bounds)
    return frame
  }

  private func halves(_ cell: Cell) -> [Colour] {
    cell.scalar == " "
      ? [cell.style.background, cell.style.background]
      : [cell.style.foreground, cell.style.background]
  }

  @Test func theOutlineRunsInsideInTwoTones() throws {
    let frame = try frame(.outline)
    let light = Colour.palette(231)
    let dark = Colour.palette(16)
    let road = Colour.palette(96)
    #expect((0..<6).map { halves(frame[$0, 0])[0] } == Array(repeating: road, count: 6))
    #expect((0..<6).map { halves(frame[$0, 0])[1] } == [road, light, dark, light, dark, road])
    #expect((0..<6).map { halves(frame[$0, 1])[0] } == [road, dark, road, road, light, road])
    #expect((0..<6).map { halves(frame[$0, 2])[0] } == [road, dark, light, dark, light, road])
  }

  @Test func fillCoversTheWholeComponent() throws {
    let frame = try frame(.fill)
    #expect(halves(frame[2, 1]) == [.palette(231), .palette(231)])
    #expect(frame[0, 1].style.background == .palette(96))
  }

  @Test func offLeavesTheCanvasAlone() throws {
    let frame = try frame(.off)
    #expect(frame.cells.elements.allSatisfy { $0.style.background == .palette(96) })
  }

  @Test func recolouringShowsTheClassAfterADecision() throws {
    let frame = try frame(.off, recolour: ClassID(7))
    let sign = Colour.direct(RGB(220, 220, 0)).quantised(to: .indexed256)
    #expect(halves(frame[2, 1]) == [sign, sign])
    #expect(halves(frame[1, 0]) == [.palette(96), sign])
  }

  @Test func lettersStayUnderAMonochromeOutline() throws {
    let frame = try frame(.outline, glyphs: .ascii, depth: .mono)
    #expect(frame.text() == "RRRRRR\nRRRRRR\nRRRRRR\n")
    #expect(frame[1, 1].style.attributes.contains(.reverse))
    #expect(frame[2, 1].style == .plain)
    #expect(frame[0, 1].style == .plain)
  }
}
