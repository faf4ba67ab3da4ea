import Foundation
import Labels
import Testing

@testable import Render

/// What holds for every map, window and glyph set.
@Suite struct CanvasPropertyTests {
  private static let canvas = Rectangle<ScreenSpace>(x: 3, y: 2, width: 41, height: 13)

  /// A random window over a random map.
  private func draw(_ seed: UInt64) -> (map: LabelMap, viewport: Viewport, generator: SplitMix64) {
    var generator = SplitMix64(seed: seed)
    let width = Int.random(in: 1...300, using: &generator)
    let height = Int.random(in: 1...200, using: &generator)
    let map =
      seed % 2 == 0
      ? Scene.noise(width: width, height: height, seed: seed)
      : Scene.street(width: width + 60, height: height + 60, seed: seed)
    let center = Point<ImageSpace>(
      x: Double.random(in: 0...Double(map.width), using: &generator),
      y: Double.random(in: 0...Double(map.height), using: &generator))
    let scale = Double.random(in: 0.2...12, using: &generator)
    return (map, Viewport(imageSize: map.size, center: center, scale: scale), generator)
  }

  private func frame(
    _ map: LabelMap, _ viewport: Viewport, _ glyphs: GlyphSet, rule: PoolingRule = .majority,
    depth: ColourDepth = .direct
  ) throws -> Frame {
    var frame = Frame(width: 50, height: 18)
    LabelPainter(taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
      .paint(map, viewport: viewport, into: &frame, at: Self.canvas, rule: rule)
    return frame
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func nothingIsPaintedOutsideTheCanvas(seed: UInt64) throws {
    let (map, viewport, _) = draw(seed)
    let frame = try frame(map, viewport, .half)
    for y in 0..<frame.height {
      for x in 0..<frame.width where !Self.canvas.contains(x: x, y: y) {
        #expect(frame[x, y] == .blank)
      }
    }
  }

  @Test(arguments: 0..<24 as Range<UInt64>, PoolingRule.allCases)
  func everyLetterIsALabelUnderItsCell(seed: UInt64, rule: PoolingRule) throws {
    let (map, viewport, _) = draw(seed)
    let frame = try frame(map, viewport, .letters, rule: rule, depth: .mono)
    let taxonomy = try Scene.cityscapes()
    for y in Self.canvas.y..<Self.canvas.maxY {
      for x in Self.canvas.x..<Self.canvas.maxX where frame[x, y].scalar != " " {
        let middle = viewport.imagePoint(
          ofCell: Point(x: Double(x), y: Double(y)), in: Self.canvas)
        let under = labels(in: map, around: middle, scale: viewport.scale, taxonomy)
        #expect(under.contains(frame[x, y].scalar), "cell \(x), \(y) at \(middle)")
      }
    }
  }

  /// The letters of the pixels that a cell of 1 x 2 sub-cells around a point can touch.
  private func labels(
    in map: LabelMap, around point: Point<ImageSpace>, scale: Double, _ taxonomy: Taxonomy
  ) -> Set<Unicode.Scalar> {
    var letters: Set<Unicode.Scalar> = []
    let left = Int((point.x - scale / 2).rounded(.down)) - 1
    let right = Int((point.x + scale / 2).rounded(.up)) + 1
    let top = Int((point.y - scale).rounded(.down)) - 1
    let bottom = Int((point.y + scale).rounded(.up)) + 1
    for y in max(top, 0)..<max(min(bottom, map.height), 0) where top < map.height {
      for x in max(left, 0)..<max(min(right, map.width), 0) where left < map.width {
        let id = map[x, y]
        letters.insert(taxonomy[id]?.letter.unicodeScalars.first ?? (id.isVoid ? "." : "?"))
      }
    }
    return letters
  }

  @Test(
    arguments: 0..<12 as Range<UInt64>, [GlyphSet.half, .quadrant, .sextant])
  func everyColourIsALabelUnderItsCell(seed: UInt64, glyphs: GlyphSet) throws {
    let (map, viewport, _) = draw(seed)
    let taxonomy = try Scene.cityscapes()
    let palette = ClassPalette(taxonomy: taxonomy, theme: .builtIn, depth: .direct)
    // Sums of colours would be none of these: all are different, at 24 bits.
    var letters: [Colour: Unicode.Scalar] = [:]
    for id in (0...255 as ClosedRange<UInt8>).map({ ClassID($0) }) {
      letters[palette.colour(of: id)] = palette.letter(of: id)
    }
    for rule in PoolingRule.allCases {
      let frame = try frame(map, viewport, glyphs, rule: rule)
      for y in Self.canvas.y..<Self.canvas.maxY {
        for x in Self.canvas.x..<Self.canvas.maxX {
          let cell = frame[x, y]
          guard cell.style.background != .terminalDefault || cell.scalar != " " else { continue }
          let middle = viewport.imagePoint(
            ofCell: Point(x: Double(x), y: Double(y)), in: Self.canvas)
          let under = labels(in: map, around: middle, scale: viewport.scale, taxonomy)
          let isFlat = [" ", ".", "?"].contains(cell.scalar)
          let colours = [cell.style.background] + (isFlat ? [] : [cell.style.foreground])
          for colour in colours where colour != .terminalDefault {
            let letter = try #require(letters[colour], "\(colour) is no class's")
            #expect(under.contains(letter), "\(letter) in cell \(x), \(y) at \(middle)")
          }
        }
      }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>, GlyphSet.allCases)
  func panningShiftsPhotosToo(seed: UInt64, glyphs: GlyphSet) {
    var (map, viewport, _) = draw(seed)
    let photo = Scene.photo(width: map.width, height: map.height, seed: seed)
    let painter = PhotoPainter(theme: .builtIn, depth: .direct, glyphs: glyphs, coalescing: 0)
    var (before, after) = (Frame(width: 50, height: 18), Frame(width: 50, height: 18))
    painter.paint(photo, viewport: viewport, into: &before, at: Self.canvas)
    let center = viewport.center.x
    viewport.pan(columns: 3, rows: 0)
    guard viewport.center.x == center + 3 * viewport.scale else { return }
    painter.paint(photo, viewport: viewport, into: &after, at: Self.canvas)
    for y in Self.canvas.y..<Self.canvas.maxY {
      for x in Self.canvas.x..<Self.canvas.maxX - 3 {
        #expect(after[x, y] == before[x + 3, y])
      }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>, BlendStyle.allCases)
  func panningByRowsShiftsBlends(seed: UInt64, style: BlendStyle) throws {
    // One class, so that nothing but the photo ends a run; the window is stopped by no edge.
    let map = LabelMap(width: 200, height: 200, filledWith: ClassID(0))
    var viewport = Viewport(imageSize: map.size, center: Point(x: 100, y: 80), scale: 1)
    let photo = Scene.photo(width: map.width, height: map.height, seed: seed)
    let glyphs: GlyphSet = seed % 2 == 0 ? .half : .sextant
    let painter = PhotoPainter(theme: .builtIn, depth: .direct, glyphs: glyphs, coalescing: 0)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .direct, glyphs: glyphs)
    func blend() -> Frame {
      var frame = Frame(width: 50, height: 18)
      painter.blend(
        photo, with: map, ratio: 0.5, style: style, labels: labels, rule: .majority,
        viewport: viewport, into: &frame, at: Self.canvas)
      return frame
    }
    let before = blend()
    let start = viewport
    for rows in 1...6 {
      viewport = start
      viewport.pan(columns: 0, rows: rows)
      let after = blend()
      for y in Self.canvas.y..<Self.canvas.maxY - rows {
        for x in Self.canvas.x..<Self.canvas.maxX { #expect(after[x, y] == before[x, y + rows]) }
      }
    }
  }

  @Test(arguments: 0..<24 as Range<UInt64>, GlyphSet.allCases)
  func panningByCellsShiftsTheFrame(seed: UInt64, glyphs: GlyphSet) throws {
    var (map, viewport, generator) = draw(seed)
    let columns = Int.random(in: -9...9, using: &generator)
    let rows = Int.random(in: -4...4, using: &generator)
    let before = try frame(map, viewport, glyphs, rule: .thinPriority)
    let target = Point<ImageSpace>(
      x: viewport.center.x + Double(columns) * viewport.scale,
      y: viewport.center.y + Double(rows) * viewport.scale * 2)
    viewport.pan(columns: columns, rows: rows)
    // At the image's edge the window stops; that is another property.
    guard viewport.center == target else { return }
    let after = try frame(map, viewport, glyphs, rule: .thinPriority)
    for y in Self.canvas.y..<Self.canvas.maxY {
      for x in Self.canvas.x..<Self.canvas.maxX
      where Self.canvas.contains(x: x + columns, y: y + rows) {
        #expect(after[x, y] == before[x + columns, y + rows])
      }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>, GlyphSet.allCases)
  func paintingTwiceChangesNothing(seed: UInt64, glyphs: GlyphSet) throws {
    let (map, viewport, _) = draw(seed)
    var once = try frame(map, viewport, glyphs)
    let first = once
    LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .direct, glyphs: glyphs
    ).paint(map, viewport: viewport, into: &once, at: Self.canvas, rule: .majority)
    #expect(once == first)
  }

  @Test(arguments: 0..<60 as Range<UInt64>, GlyphSet.allCases)
  func aSelectedComponentInViewAlwaysShows(seed: UInt64, glyphs: GlyphSet) throws {
    var (map, viewport, generator) = draw(seed)
    // Every zoom there is, from 16 columns per pixel to the whole image in one column.
    let limits = viewport.scaleLimits
    let steps = Double.random(in: 0...1, using: &generator)
    let scale = limits.lowerBound * pow(limits.upperBound / limits.lowerBound, steps)
    viewport = Viewport(imageSize: map.size, center: viewport.center, scale: scale)
    let depth: ColourDepth = seed % 5 == 0 ? .mono : .indexed256
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: glyphs)
    // A sample that is smaller than a pixel shows the one at its corner, so not every set sees the same.
    let visible = SampleGrid(
      viewport: viewport, canvas: Self.canvas, layout: labels.glyphs.layout, source: map.size
    ).coveredPixels
    let x = Int.random(in: visible.x..<visible.maxX, using: &generator)
    let y = Int.random(in: visible.y..<visible.maxY, using: &generator)
    let sides = 1...(seed % 3 == 0 ? 1 : 40)
    let bounds = Rectangle<ImageSpace>(
      x: x, y: y, width: Int.random(in: sides, using: &generator), height: 1
    ).intersection(map.bounds)
    var frame = Frame(width: 50, height: 18)
    labels.paint(map, viewport: viewport, into: &frame, at: Self.canvas, rule: .majority)
    let before = frame
    Overlay(labels: labels, selected: Scene.mask(bounds, in: map))
      .paint(viewport: viewport, into: &frame, at: Self.canvas)
    #expect(frame != before)
    for y in 0..<frame.height {
      for x in 0..<frame.width where !Self.canvas.contains(x: x, y: y) {
        #expect(frame[x, y] == .blank)
      }
    }
  }
}
