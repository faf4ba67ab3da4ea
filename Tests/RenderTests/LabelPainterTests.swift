import Labels
import Testing

@testable import Render

@Suite struct LabelPainterTests {
  private let taxonomy: Taxonomy

  init() throws { taxonomy = try Scene.cityscapes() }

  private func painter(
    _ glyphs: GlyphSet, _ depth: ColourDepth = .indexed256
  ) -> LabelPainter {
    LabelPainter(taxonomy: taxonomy, theme: .builtIn, depth: depth, glyphs: glyphs)
  }

  /// Paints a map at one map pixel per column times `scale`, its corner at the canvas's corner.
  private func paint(
    _ map: LabelMap, scale: Double, width: Int, height: Int, _ painter: LabelPainter,
    rule: PoolingRule = .majority
  ) -> Frame {
    var frame = Frame(width: width, height: height)
    let center = Point<ImageSpace>(x: Double(width) * scale / 2, y: Double(height) * scale)
    let viewport = Viewport(imageSize: map.size, center: center, scale: scale)
    painter.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: rule)
    return frame
  }

  @Test func twoLabelsShareACellAsHalves() {
    let map = LabelMap(width: 2, height: 2, ids: [13, 10, 0, 10])
    let palette = painter(.half).palette
    let frame = paint(map, scale: 1, width: 2, height: 1, painter(.half))
    #expect(frame[0, 0].scalar == "\u{2580}")
    #expect(frame[0, 0].style.foreground == palette.colour(of: ClassID(13)))
    #expect(frame[0, 0].style.background == palette.colour(of: ClassID(0)))
    #expect(
      frame[1, 0] == Cell(" ", style: CellStyle(background: palette.colour(of: ClassID(10)))))
  }

  @Test func lettersStandForClassesWithoutColour() {
    let map = LabelMap(width: 4, height: 2, ids: [0, 13, 255, 77, 0, 13, 255, 77])
    let frame = paint(map, scale: 1, width: 4, height: 1, painter(.half, .mono))
    #expect(frame.text() == "RC.?\n")
    #expect(frame[1, 0].style == CellStyle(attributes: .bold))
  }

  @Test func tiesGoToTheLowestID() {
    let map = LabelMap(width: 2, height: 4, ids: [9, 3, 3, 9, 255, 3, 3, 255])
    let frame = paint(map, scale: 2, width: 1, height: 1, painter(.half))
    #expect(frame[0, 0].style.background == painter(.half).palette.colour(of: ClassID(3)))
    #expect(frame[0, 0].scalar == " ")
  }

  @Test(arguments: [(2, false), (3, true), (8, true)])
  func aThinClassKeepsACellFromAQuarterOn(columns: Int, isShown: Bool) {
    // 10 x 20 pixels under one letter: two columns of pole are 20 %, three 30 %.
    var map = LabelMap(width: 10, height: 20, filledWith: ClassID(10))
    for y in 0..<20 { for x in 0..<columns { map[x, y] = ClassID(5) } }
    let frame = paint(
      map, scale: 10, width: 1, height: 1, painter(.letters), rule: .thinPriority)
    #expect(frame.text() == (isShown ? "P\n" : "K\n"))
  }

  @Test func thinPriorityWeakensAsTheZoomGrows() {
    #expect(PoolingRule.thinPriority.thinShare(atScale: 24) == 0.15)
    #expect(PoolingRule.thinPriority.thinShare(atScale: 14) == 0.2)
    #expect(PoolingRule.thinPriority.thinShare(atScale: 6) == 0.25)
    #expect(PoolingRule.thinPriority.thinShare(atScale: 5) == 0.34)
    #expect(PoolingRule.thinPriority.thinShare(atScale: 4) == nil)
    #expect(PoolingRule.majority.thinShare(atScale: 10) == nil)
    #expect(PoolingRule.centre.thinShare(atScale: 10) == nil)
  }

  @Test func theCentreRuleShowsThePixelInTheMiddle() {
    var map = LabelMap(width: 8, height: 8, filledWith: ClassID(10))
    map[6, 2] = ClassID(13)
    let frame = paint(map, scale: 4, width: 2, height: 1, painter(.half), rule: .centre)
    #expect(
      CellSamples(frame[1, 0], layout: .half)[0] == painter(.half).palette.colour(of: ClassID(13)))
    #expect(
      CellSamples(frame[1, 0], layout: .half)[1] == painter(.half).palette.colour(of: ClassID(10)))
  }

  @Test func aPromotedPoleStaysInACellOfThreeLabels() {
    // Sextants of 12x16 pixels: building left, sky right and below, a pole three pixels wide.
    var map = LabelMap(width: 24, height: 48, filledWith: ClassID(10))
    for y in 0..<48 {
      for x in 0..<12 { map[x, y] = ClassID(2) }
      if y < 16 { for x in 13..<16 { map[x, y] = ClassID(5) } }
    }
    let frame = paint(
      map, scale: 24, width: 1, height: 1, painter(.sextant), rule: .thinPriority)
    let samples = CellSamples(frame[0, 0], layout: .sextant)
    let palette = painter(.sextant).palette
    #expect(samples[1] == palette.colour(of: ClassID(5)))
    #expect((0..<6).filter { samples[$0] == palette.colour(of: ClassID(5)) } == [1])
    #expect(samples[0] == palette.colour(of: ClassID(2)))
  }

  @Test func anIsolatedClassKeepsItsColourAndOthersTurnGrey() {
    let map = LabelMap(width: 2, height: 2, ids: [13, 0, 13, 0])
    var painter = painter(.half)
    painter.isolated = ClassID(13)
    let frame = paint(map, scale: 1, width: 2, height: 1, painter)
    #expect(frame[0, 0].style.background == painter.palette.colour(of: ClassID(13)))
    let grey = frame[1, 0].style.background.rgb
    #expect(grey?.red == grey?.green && grey?.green == grey?.blue)
  }

  @Test func anEmptyMapPaintsBackground() {
    let map = LabelMap(width: 0, height: 0)
    let frame = paint(map, scale: 1, width: 3, height: 2, painter(.half))
    #expect(frame == Frame(width: 3, height: 2))
  }

  @Test func lettersMayLieOverFlatParts() {
    let map = LabelMap(width: 8, height: 4, filledWith: ClassID(0))
    var painter = painter(.half)
    painter.showsLetters = true
    #expect(paint(map, scale: 1, width: 8, height: 2, painter).text() == "R   R   \n  R   R \n")
  }
}
