import Labels
import Testing

@testable import Render

@Suite struct PromptOverlayTests {
  private func painted(_ glyphs: GlyphSet, depth: ColourDepth) throws -> [String] {
    let taxonomy = try Taxonomy(
      name: "two",
      classes: [
        TaxonomyClass(
          id: ClassID(0), name: "road", letter: "R", colour: RGB(128, 64, 128), kind: .stuff)
      ])
    let labels = LabelPainter(
      taxonomy: taxonomy, theme: .builtIn, depth: depth, glyphs: glyphs)
    let canvas = Rectangle<ScreenSpace>(x: 1, y: 0, width: 12, height: 5)
    let viewport = Viewport.fitting(imageSize: Size(width: 12, height: 10), in: canvas)
    var frame = Frame(width: 14, height: 5)
    PromptOverlay(
      labels: labels,
      marks: [
        .init(Point(x: 4.5, y: 4.5), isInside: true), .init(Point(x: 7.5, y: 5.5), isInside: false),
        .init(Point(x: -20, y: 2), isInside: true),
      ], box: (Point(x: 9, y: 8), Point(x: 2, y: 0))
    ).paint(viewport: viewport, into: &frame, at: canvas)
    return frame.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func pointsAndCornersHaveSignsOfTheirOwn() throws {
    let lines = try painted(.half, depth: .indexed256)
    #expect(lines[0].contains("\u{250C}") && lines[0].contains("\u{2510}"))
    #expect(lines[3].contains("\u{2514}") && lines[3].contains("\u{2518}"))
    let row = Array(lines[2])
    #expect(row[5] == "\u{25CF}" && row[8] == "\u{25CB}")
  }

  @Test func asciiNeedsNoOtherSigns() throws {
    let lines = try painted(.ascii, depth: .mono)
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    let row = Array(lines[2])
    #expect(row[5] == "*" && row[8] == "o")
    #expect(lines[0].filter { $0 == "+" }.count == 2)
  }
}
