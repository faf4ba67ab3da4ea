import Labels
import Render

/// Prints the median time of 100 frames of 200x60 cells from 2048x1024 pixels, one thread.
///
/// `render-bench [--photo PICTURE.ppm] [--labels IDS.pgm] [--write FOLDER]`: a picture and a label map of
/// one's own make the bytes those of real ones; `--write` leaves both as pictures for other programs.
@main
struct RenderBench {
  static func main() throws {
    let canvas = Rectangle<ScreenSpace>(x: 0, y: 0, width: 200, height: 60)
    let taxonomy = try BenchScene.taxonomy()
    let noise = BenchScene.noise()
    let street = try argument("--labels").map(PortablePixmap.labels) ?? BenchScene.street()
    let photo = try argument("--photo").map(PortablePixmap.photo) ?? BenchScene.photo()
    if let folder = argument("--write") {
      try PortablePixmap.write(photo, to: folder + "/photo.ppm")
      try PortablePixmap.write(picture(of: street, taxonomy), to: folder + "/labels.ppm")
    }
    let viewport = Viewport.fitting(imageSize: street.size, in: canvas)
    var frame = Frame(width: 200, height: 60)
    for glyphs in [GlyphSet.half, .quadrant, .sextant, .letters] {
      let painter = LabelPainter(
        taxonomy: taxonomy, theme: .builtIn, depth: .indexed256, glyphs: glyphs)
      for (name, map) in [("street", street), ("noise", noise)] {
        for rule in PoolingRule.allCases {
          measure("label \(glyphs.rawValue) \(name) \(rule.rawValue)") {
            painter.paint(map, viewport: viewport, into: &frame, at: canvas, rule: rule)
          }
        }
        for depth in [ColourDepth.indexed256, .direct] {
          LabelPainter(taxonomy: taxonomy, theme: .builtIn, depth: depth, glyphs: glyphs)
            .paint(map, viewport: viewport, into: &frame, at: canvas, rule: .thinPriority)
          print("  \(frame.ansi(depth: depth).utf8.count) bytes of ANSI at \(depth)")
        }
      }
    }
    let table = ContinuousClock().measure {
      PhotoPainter(theme: .builtIn, depth: .indexed256, glyphs: .half)
        .paint(photo, viewport: viewport, into: &frame, at: canvas)
    }
    print("first photo frame, with the palette table: \(milliseconds(table)) ms")
    for glyphs in [GlyphSet.half, .quadrant, .sextant] {
      measurePhotos(photo, street, glyphs: glyphs, taxonomy: taxonomy)
    }
    let labels = LabelPainter(
      taxonomy: taxonomy, theme: .builtIn, depth: .indexed256, glyphs: .half)
    let painter = PhotoPainter(theme: .builtIn, depth: .indexed256, glyphs: .half)
    let half = Rectangle<ImageSpace>(x: 500, y: 200, width: 1000, height: 600)
    let mask = Mask(
      imageSize: street.size, bounds: half, bits: Array(repeating: true, count: half.area))
    let overlay = Overlay(labels: labels, selected: mask)
    measure("overlay of 1000x600 pixels") {
      overlay.paint(viewport: viewport, into: &frame, at: canvas)
    }
    measureViews(street, noise, photo, labels: labels, photos: painter)
  }

  private static func argument(_ name: String) -> String? {
    let arguments = CommandLine.arguments
    guard let place = arguments.firstIndex(of: name) else { return nil }
    return arguments.dropFirst(place + 1).first
  }

  /// A label map in its classes' colours.
  private static func picture(of map: LabelMap, _ taxonomy: Taxonomy) -> RGBImage {
    var image = RGBImage(width: map.width, height: map.height)
    for y in 0..<map.height {
      for x in 0..<map.width { image[x, y] = taxonomy[map[x, y]]?.colour ?? RGB(0, 0, 0) }
    }
    return image
  }

  /// Photos alone and under labels in one glyph set.
  private static func measurePhotos(
    _ photo: RGBImage, _ map: LabelMap, glyphs: GlyphSet, taxonomy: Taxonomy
  ) {
    let canvas = Rectangle<ScreenSpace>(x: 0, y: 0, width: 200, height: 60)
    let viewport = Viewport.fitting(imageSize: photo.size, in: canvas)
    var frame = Frame(width: 200, height: 60)
    for depth in [ColourDepth.indexed256, .direct] {
      for coalescing in [0.0, 4] {
        let painter = PhotoPainter(
          theme: .builtIn, depth: depth, glyphs: glyphs, coalescing: coalescing)
        measure("photo \(glyphs.rawValue) \(depth) coalescing \(coalescing)") {
          painter.paint(photo, viewport: viewport, into: &frame, at: canvas)
        }
        print("  \(frame.ansi(depth: depth).utf8.count) bytes of ANSI")
      }
    }
    for depth in [ColourDepth.indexed256, .direct] {
      let labels = LabelPainter(
        taxonomy: taxonomy, theme: .builtIn, depth: depth, glyphs: glyphs)
      let painter = PhotoPainter(theme: .builtIn, depth: depth, glyphs: glyphs)
      for style in BlendStyle.allCases {
        measure("blend \(glyphs.rawValue) \(depth) \(style.rawValue)") {
          painter.blend(
            photo, with: map, ratio: 0.4, style: style, labels: labels, rule: .thinPriority,
            viewport: viewport, into: &frame, at: canvas)
        }
        print("  \(frame.ansi(depth: depth).utf8.count) bytes of ANSI")
      }
    }
  }

  /// What the views beside labels and photo cost, over a frame of 200x60 cells or its halves.
  private static func measureViews(
    _ street: LabelMap, _ noise: LabelMap, _ photo: RGBImage, labels: LabelPainter,
    photos: PhotoPainter
  ) {
    let canvas = Rectangle<ScreenSpace>(x: 0, y: 0, width: 200, height: 60)
    let viewport = Viewport.fitting(imageSize: street.size, in: canvas)
    var frame = Frame(width: 200, height: 60)
    let box = Rectangle<ImageSpace>(x: 300, y: 300, width: 400, height: 300)
    var edited = street
    for y in box.y..<box.maxY {
      for x in box.x..<box.maxX { edited[x, y] = ClassID(13) }
    }
    for (name, other) in [("one component", edited), ("every pixel", noise)] {
      measure("difference, \(name)") {
        labels.paintDifference(
          from: street, to: other, viewport: viewport, into: &frame, at: canvas,
          rule: .thinPriority)
      }
    }
    measure("counting the difference of every pixel") {
      _ = LabelDifference(from: street, to: noise)
    }
    measure("borders of all components") {
      labels.paintBorders(
        of: street, viewport: viewport, into: &frame, at: canvas, rule: .thinPriority)
    }
    let corner = Rectangle<ScreenSpace>(x: 160, y: 0, width: 40, height: 10)
    let whole = Viewport.fitting(imageSize: street.size, in: corner)
    measure("small picture in a corner") {
      labels.paint(street, viewport: whole, into: &frame, at: corner, rule: .thinPriority)
      ViewportFrame(labels: labels)
        .paint(around: box, viewport: whole, into: &frame, at: corner)
    }
    measure("picture of 96 columns") { _ = labels.reduced(street, width: 96, rule: .thinPriority) }
    let halves = [0, 100].map { Rectangle<ScreenSpace>(x: $0, y: 0, width: 100, height: 60) }
    let half = Viewport.fitting(imageSize: street.size, in: halves[0])
    measure("two panes, labels and photo") {
      labels.paint(street, viewport: half, into: &frame, at: halves[0], rule: .thinPriority)
      photos.paint(photo, viewport: half, into: &frame, at: halves[1])
    }
    measure("two panes, blend and difference") {
      photos.blend(
        photo, with: street, ratio: 0.4, labels: labels, rule: .thinPriority, viewport: half,
        into: &frame, at: halves[0])
      labels.paintDifference(
        from: street, to: edited, viewport: half, into: &frame, at: halves[1],
        rule: .thinPriority)
    }
  }

  private static func measure(_ name: String, _ body: () -> Void) {
    let clock = ContinuousClock()
    let times = (0..<100).map { _ in clock.measure(body) }.sorted()
    let (best, median, late) = (times[0], times[50], times[90])
    print(
      "\(name): median \(milliseconds(median)) ms, best \(milliseconds(best)), p90 \(milliseconds(late))"
    )
  }

  private static func milliseconds(_ time: Duration) -> Double {
    Double((time / .microseconds(10)).rounded()) / 100
  }
}
