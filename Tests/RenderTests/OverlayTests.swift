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

  @Test func aProposalIsOutlinedInItsClass() throws {
    let map = LabelMap(width: 6, height: 6, filledWith: ClassID(0))
    let mask = Scene.mask(Rectangle(x: 1, y: 1, width: 4, height: 4), in: map)
    let viewport = Viewport(imageSize: map.size, center: Point(x: 3, y: 3), scale: 1)
    var frame = Frame(width: 6, height: 3)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .indexed256, glyphs: .half)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    Overlay(
      labels: labels, selected: mask, proposal: Overlay.Proposal(mask: mask, classID: ClassID(13))
    ).paint(viewport: viewport, into: &frame, at: frame.bounds)
    let car = Colour.direct(RGB(0, 0, 142)).quantised(to: .indexed256)
    let light = Colour.palette(231)
    let road = Colour.palette(96)
    #expect((0..<6).map { halves(frame[$0, 0])[1] } == [road, light, car, light, car, road])
    #expect(halves(frame[2, 1])[0] == road)
  }

  @Test func aProposalOfAnotherShapeLeavesTheOutline() throws {
    let map = LabelMap(width: 12, height: 12, filledWith: ClassID(0))
    let viewport = Viewport(imageSize: map.size, center: Point(x: 6, y: 6), scale: 1)
    var frame = Frame(width: 12, height: 6)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .mono, glyphs: .letters)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    let selected = Scene.mask(Rectangle(x: 0, y: 0, width: 4, height: 12), in: map)
    let other = Scene.mask(Rectangle(x: 6, y: 0, width: 4, height: 12), in: map)
    Overlay(
      labels: labels, selected: selected,
      proposal: Overlay.Proposal(mask: other, classID: ClassID(13))
    ).paint(viewport: viewport, into: &frame, at: frame.bounds)
    #expect(frame[0, 0].style.attributes.contains(.reverse))
    let row = (0..<12).map { frame[$0, 2].scalar }
    #expect(row[6...9].contains("C") && !row[0...5].contains("C"))
  }
}
