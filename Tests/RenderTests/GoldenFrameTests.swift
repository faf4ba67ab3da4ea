import Labels
import Render
import Testing

@Suite struct GoldenFrameTests {
  static let sizes = [(20, 5), (80, 24), (120, 40), (200, 60), (400, 120)]

  @Test(arguments: [(80, 24), (20, 5)], GlyphSet.allCases)
  func labelFramesStayAsTheyAre(size: (Int, Int), glyphs: GlyphSet) throws {
    try expectGolden(
      label(size, glyphs, .indexed256), "label-\(size.0)x\(size.1)-\(glyphs.rawValue)-256")
  }

  @Test(arguments: GlyphSet.allCases, [ColourDepth.mono, .ansi8, .ansi16, .direct])
  func labelFramesStayAsTheyAreAtEveryDepth(glyphs: GlyphSet, depth: ColourDepth) throws {
    try expectGolden(label((80, 24), glyphs, depth), "label-80x24-\(glyphs.rawValue)-\(depth)")
  }

  @Test(arguments: GlyphSet.allCases, ColourDepth.allCases)
  func photosStayAsTheyAre(glyphs: GlyphSet, depth: ColourDepth) throws {
    let frame = photo((40, 12), glyphs, depth)
    try expectGolden(frame, "photo-40x12-\(glyphs.rawValue)-\(depth)")
  }

  @Test func framesOfEverySizeSetAndDepthStayAsTheyAre() throws {
    var frames: [(name: String, frame: Frame)] = []
    for (width, height) in Self.sizes {
      for glyphs in GlyphSet.allCases {
        for depth in ColourDepth.allCases {
          let name = "\(width)x\(height)-\(glyphs.rawValue)-\(depth)"
          frames.append(("label-" + name, try label((width, height), glyphs, depth)))
          frames.append(("photo-" + name, photo((width, height), glyphs, depth)))
        }
      }
    }
    try expectDigests(frames, "digests")
  }

  @Test(arguments: [GlyphSet.half, .sextant], ColourDepth.allCases)
  func blendsStayAsTheyAre(glyphs: GlyphSet, depth: ColourDepth) throws {
    var frame = Frame(width: 40, height: 12)
    let map = Scene.street(width: 1024, height: 512, seed: 1)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
    PhotoPainter(theme: .builtIn, depth: depth, glyphs: glyphs).blend(
      Scene.photo(width: 512, height: 256, seed: 3), with: map, ratio: 0.4, labels: labels,
      rule: .thinPriority, viewport: .fitting(imageSize: map.size, in: frame.bounds), into: &frame,
      at: frame.bounds)
    try expectGolden(frame, "blend-40x12-\(glyphs.rawValue)-\(depth)")
  }

  @Test(arguments: [GlyphSet.half, .sextant])
  func tintedBlendsStayAsTheyAre(glyphs: GlyphSet) throws {
    var frame = Frame(width: 40, height: 12)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .indexed256, glyphs: glyphs)
    PhotoPainter(theme: .builtIn, depth: .indexed256, glyphs: glyphs).blend(
      Self.image, with: Self.map, ratio: 0.4, style: .tinted, labels: labels,
      rule: .thinPriority, viewport: .fitting(imageSize: Self.map.size, in: frame.bounds),
      into: &frame, at: frame.bounds)
    try expectGolden(frame, "blend-40x12-\(glyphs.rawValue)-tinted")
  }

  @Test(arguments: GlyphSet.allCases, Overlay.Mode.allCases)
  func overlaysStayAsTheyAre(glyphs: GlyphSet, mode: Overlay.Mode) throws {
    var frame = Frame(width: 40, height: 12)
    let map = Scene.street(width: 1024, height: 512, seed: 1)
    let viewport = Viewport.fitting(imageSize: map.size, in: frame.bounds)
    let depth = glyphs == .letters ? ColourDepth.mono : .indexed256
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .thinPriority)
    let bounds = Rectangle<ImageSpace>(x: 300, y: 120, width: 260, height: 200)
    let overlay = Overlay(
      labels: labels, selected: Scene.mask(bounds, in: map), mode: mode,
      recolour: mode == .off ? ClassID(15) : nil)
    overlay.paint(viewport: viewport, into: &frame, at: frame.bounds)
    try expectGolden(frame, "overlay-40x12-\(glyphs.rawValue)-\(mode.rawValue)")
  }

  private func photo(
    _ size: (Int, Int), _ glyphs: GlyphSet, _ depth: ColourDepth
  ) -> Frame {
    var frame = Frame(width: size.0, height: size.1)
    let viewport = Viewport.fitting(imageSize: Self.image.size, in: frame.bounds)
    PhotoPainter(theme: .builtIn, depth: depth, glyphs: glyphs)
      .paint(Self.image, viewport: viewport, into: &frame, at: frame.bounds)
    return frame
  }

  private static let image = Scene.photo(width: 512, height: 256, seed: 3)
  private static let map = Scene.street(width: 1024, height: 512, seed: 1)

  private func label(
    _ size: (Int, Int), _ glyphs: GlyphSet, _ depth: ColourDepth
  ) throws -> Frame {
    var frame = Frame(width: size.0, height: size.1)
    let viewport = Viewport.fitting(imageSize: Self.map.size, in: frame.bounds)
    LabelPainter(taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
      .paint(Self.map, viewport: viewport, into: &frame, at: frame.bounds, rule: .thinPriority)
    return frame
  }
}
