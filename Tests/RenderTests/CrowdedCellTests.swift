import Labels
import Testing

@testable import Render

/// Marks in cells that have more colours than they can show.
@Suite struct CrowdedCellTests {
  private static let glyphs = [GlyphSet.half, .quadrant, .sextant]
  private static let themes = ["standard", "safe", "light", "contrast"]

  private func painter(_ name: String, _ glyphs: GlyphSet) throws -> LabelPainter {
    LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: try ThemeTests.shipped(name), depth: .indexed256,
      glyphs: glyphs)
  }

  /// A component of a few samples in one cell of a canvas: column and row of its samples in the cell.
  private func small(_ glyphs: GlyphSet) -> [Rectangle<ImageSpace>] {
    let layout = glyphs.layout
    return (1...layout.columns).flatMap { width in
      (1...layout.rows).map { Rectangle(x: 0, y: 0, width: width, height: $0) }
    }
  }

  /// Cells whose samples are 2 pixels wide; the component at samples `place` of the cell in `column`, 3.
  private func frame(
    _ labels: LabelPainter, _ inner: ClassID, in outer: ClassID, place: Rectangle<ImageSpace>,
    column: Int, proposing: Bool = false
  ) -> (before: Frame, after: Frame, around: Colour, component: Colour) {
    let layout = labels.glyphs.layout
    // A cell is 12 pixels wide and 24 high.
    var map = LabelMap(width: 120, height: 144, filledWith: outer)
    let size = (12 / layout.columns, 24 / layout.rows)
    let bounds = Rectangle<ImageSpace>(
      x: column * 12, y: 72, width: place.width * size.0, height: place.height * size.1)
    for y in bounds.y..<bounds.maxY { for x in bounds.x..<bounds.maxX { map[x, y] = inner } }
    var frame = Frame(width: 10, height: 6)
    let viewport = Viewport(imageSize: map.size, center: Point(x: 60, y: 72), scale: 12)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .thinPriority)
    let before = frame
    let mask = Scene.mask(bounds, in: map)
    Overlay(
      labels: labels, selected: mask,
      proposal: proposing ? Overlay.Proposal(mask: mask, classID: outer) : nil
    ).paint(viewport: viewport, into: &frame, at: frame.bounds)
    return (
      before, frame, labels.palette.colour(of: outer), labels.palette.colour(of: inner)
    )
  }

  /// The colours of the samples that a frame shows of the cell in `column` of row 3.
  private func seen(_ frame: Frame, _ column: Int, _ glyphs: GlyphSet) -> Set<Colour> {
    let samples = CellSamples(frame[column, 3], layout: glyphs.layout)
    return Set((0..<glyphs.layout.count).map { samples[$0] })
  }

  @Test(arguments: glyphs, themes) func aSmallSelectionStandsOut(glyphs: GlyphSet, name: String)
    throws
  {
    let labels = try painter(name, glyphs)
    let tones = Set(labels.outlineTones)
    let ids = try Scene.cityscapes().classes.map(\.id) + [.void]
    for (place, column) in small(glyphs).flatMap({ place in [4, 5].map { (place, $0) } }) {
      // Two rows of a half cell have both tones.
      if glyphs == .half, place.height > 1 { continue }
      for outer in ids {
        for inner in [ClassID(0), ClassID(10), .void] where inner != outer {
          for proposing in [false, true] {
            let (before, after, around, component) = frame(
              labels, inner, in: outer, place: place, column: column, proposing: proposing)
            #expect(after != before)
            let marks = seen(after, column, glyphs).subtracting([around])
            let tone = try #require(marks.first, "vanished in \(outer)")
            #expect(marks.count == 1 && tones.contains(tone))
            let under = [around, component].compactMap(\.rgb)
            let reached = under.map { Contrast.ratio(tone.rgb ?? RGB(0, 0, 0), $0) }.min() ?? 21
            for other in tones {
              let ratio = under.map { Contrast.ratio(other.rgb ?? RGB(0, 0, 0), $0) }.min() ?? 21
              #expect(reached >= ratio)
            }
          }
        }
      }
    }
  }

  /// The samples of a marked cell, from letters to colours: `.` is no mark.
  private func marked(
    _ under: String, _ marks: String, keeping: String = "", _ layout: SampleLayout = .sextant
  ) -> String {
    func colour(_ letter: Character) -> Colour { .palette(letter.asciiValue ?? 0) }
    var samples = CellSamples<Colour>(layout, repeating: .terminalDefault)
    for (index, letter) in under.enumerated() { samples.set(index, to: colour(letter)) }
    var cell = samples.cell(marked: 0)
    var drawn = CellSamples<Colour?>(layout, repeating: nil)
    for (index, letter) in marks.enumerated() where letter != "." {
      drawn.set(index, to: colour(letter), weight: MarkWeight.mark)
    }
    cell.mark(drawn, keeping: keeping.map(colour))
    let shown = CellSamples(cell, layout: layout)
    return String(
      (0..<layout.count).map { index in
        (under + marks).first { colour($0) == shown[index] } ?? "?"
      })
  }

  @Test func anEarlierMarkStaysBeforeAnyNumberOfLabels() {
    #expect(marked("TLLLLL", ".....P", keeping: "T").contains("T"))
    #expect(marked("LLLTLL", "P.....", keeping: "T").contains("T"))
    #expect(marked("TTTTTL", ".....P", keeping: "T") == "TTTTTP")
  }

  @Test func whatIsDroppedDoesNotBecomeAMark() {
    // Of two labels and a mark a label must go: to the other label, however near the mark is.
    #expect(marked("AABBBB", "MM....") == "MMBBBB")
    #expect(marked("ABBBBB", ".M....") == "BMBBBB")
    #expect(marked("AABB", "..M.", .quadrant) == "AAMA")
  }

  @Test(arguments: 0..<400 as Range<UInt64>) func tonesLieWithinTheMask(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let layout = Bool.random(using: &generator) ? SampleLayout.sextant : .quadrant
    let under = String((0..<layout.count).map { _ in "AB".randomElement(using: &generator) ?? "A" })
    let marks = String((0..<layout.count).map { _ in ".M".randomElement(using: &generator) ?? "." })
    let shown = marked(under, marks, layout)
    for (mark, letter) in zip(marks, shown) { #expect((mark == "M") == (letter == "M")) }
  }

  @Test(arguments: [GlyphSet.quadrant, .sextant], 0..<6)
  func aLossShowsBesideAGainAndAnOutline(glyphs: GlyphSet, place: Int) throws {
    let labels = try painter("standard", glyphs)
    let layout = glyphs.layout
    guard place < layout.count - 1 else { return }
    let map = LabelMap(width: 12, height: 24, filledWith: ClassID(0))
    let viewport = Viewport(imageSize: map.size, center: Point(x: 6, y: 12), scale: 12)
    func sample(_ index: Int) -> Mask {
      let (width, height) = (12 / layout.columns, 24 / layout.rows)
      return Scene.mask(
        Rectangle(
          x: index % layout.columns * width, y: index / layout.columns * height, width: width,
          height: height), in: map)
    }
    var frame = Frame(width: 1, height: 1)
    labels.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
    let all = Scene.mask(map.bounds, in: map)
    Overlay(labels: labels, selected: all).paint(
      viewport: viewport, into: &frame, at: frame.bounds)
    ChangeOverlay(labels: labels, gained: sample(place), lost: sample(place + 1))
      .paint(viewport: viewport, into: &frame, at: frame.bounds)
    let shown = CellSamples(frame[0, 0], layout: layout)
    let colours = Set((0..<layout.count).map { shown[$0] })
    let wanted = [ThemeRole.gained, .lost].map {
      labels.theme.style($0, depth: labels.depth).background
    }
    #expect(colours == Set(wanted))
  }

  @Test func anOutlineStaysBesideAGain() {
    #expect(marked("TLLLLL", ".....G", keeping: "T").contains("T"))
  }
}
