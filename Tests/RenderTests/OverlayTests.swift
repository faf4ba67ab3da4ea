import Labels
import Testing

@testable import Render

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

  /// One cell of six samples over six by nine pixels: what is drawn, and which colours are seen.
  private func seen(_ draw: (LabelPainter, Viewport, inout Frame) -> Void) throws -> Set<Colour> {
    var map = LabelMap(width: 6, height: 12, filledWith: ClassID(0))
    for y in 6..<12 { for x in 0..<6 { map[x, y] = ClassID(10) } }
    var frame = Frame(width: 1, height: 1)
    let viewport = Viewport(imageSize: map.size, center: Point(x: 3, y: 6), scale: 6)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .indexed256, glyphs: .sextant)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    labels.paintBorders(
      of: map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    draw(labels, viewport, &frame)
    let samples = CellSamples(frame[0, 0], layout: .sextant)
    return Set((0..<6).map { samples[$0] })
  }

  @Test func whatMattersMostStaysInACrowdedCell() throws {
    let size = Size<ImageSpace>(width: 6, height: 12)
    func mask(_ x: Int, _ y: Int) -> Mask {
      Mask(
        imageSize: size, bounds: Rectangle(x: x, y: y, width: 3, height: 4),
        bits: Array(repeating: true, count: 12))
    }
    let tones: Set<Colour> = [.palette(231), .palette(16)]
    let road = Colour.direct(RGB(128, 64, 128)).quantised(to: .indexed256)
    let sky = Colour.direct(RGB(70, 130, 180)).quantised(to: .indexed256)
    let plain = try seen { _, _, _ in }
    #expect(plain.count == 2 && plain != [road, sky])
    let outlined = try seen { labels, viewport, frame in
      Overlay(labels: labels, selected: mask(0, 0))
        .paint(viewport: viewport, into: &frame, at: frame.bounds)
    }
    #expect(outlined.intersection(tones).count == 1)
    let proposed = try seen { labels, viewport, frame in
      Overlay(
        labels: labels, selected: mask(0, 0),
        proposal: Overlay.Proposal(mask: mask(3, 8), classID: ClassID(13))
      ).paint(viewport: viewport, into: &frame, at: frame.bounds)
    }
    // A proposal of one sample has one tone too, the outline's here; borders give way.
    #expect(
      proposed.intersection(tones).count == 1 && proposed.isSubset(of: tones.union([road, sky])))
  }

  /// The one sample that shows of a small component has one tone, which must be the right one.
  @Test(
    arguments: [GlyphSet.half, .quadrant, .sextant], ["standard", "safe", "light", "contrast"])
  func aSingleSampleStandsOutFromEveryClass(glyphs: GlyphSet, name: String) throws {
    let theme = try ThemeTests.shipped(name)
    let taxonomy = try Scene.cityscapes()
    let labels = LabelPainter(
      taxonomy: taxonomy, theme: theme, depth: .indexed256, glyphs: glyphs)
    for entry in taxonomy.classes {
      let map = LabelMap(width: 200, height: 100, filledWith: entry.id)
      for x in [90, 101] {
        var frame = Frame(width: 20, height: 5)
        let viewport = Viewport.fitting(imageSize: map.size, in: frame.bounds)
        labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
        let mask = Scene.mask(Rectangle(x: x, y: 50, width: 1, height: 1), in: map)
        Overlay(labels: labels, selected: mask)
          .paint(viewport: viewport, into: &frame, at: frame.bounds)
        let under = try #require(labels.palette.colour(of: entry.id).rgb)
        let marks = frame.cells.elements.flatMap { cell in
          [cell.style.foreground, cell.style.background].filter {
            $0 != labels.palette.colour(of: entry.id) && $0 != .terminalDefault
          }
        }
        let tone = try #require(marks.first?.rgb)
        #expect(marks.count == 1 && Contrast.ratio(tone, under) >= 3, "\(entry.name)")
      }
    }
  }
}
