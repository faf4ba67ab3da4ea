import Labels
import Testing

@testable import App
@testable import Refiner

@Suite struct LogTextTests {
  private func taxonomy() throws -> Taxonomy {
    try Taxonomy(
      name: "two",
      classes: [
        TaxonomyClass(
          id: ClassID(0), name: "road", letter: "r", colour: RGB(1, 2, 3), kind: .stuff),
        TaxonomyClass(
          id: ClassID(1), name: "bu\u{202E}s", letter: "b", colour: RGB(4, 5, 6), kind: .thing),
      ])
  }

  private func row(
    _ kind: String = "relabel", reviewer: String = "anna", stem: String = "street-01",
    time: String = "2026-11-29T15:40:12.345Z", to: UInt8 = 255, seconds: Double = 2.05,
    note: String? = nil, reference: Int? = nil
  ) -> LogRow {
    LogRow(
      sequence: 45, time: time, reviewer: reviewer, imageStem: stem, component: ComponentID(9),
      place: 6, kind: kind, classBefore: ClassID(0), classAfter: ClassID(to), seconds: seconds,
      note: note, reference: reference)
  }

  @Test func aRowIsALineOfColumns() throws {
    var text = LogText(taxonomy: try taxonomy())
    #expect(
      text.line(row())
        == "    45  2026-11-29 15:40:12  anna      street-01 #7      relabel  road -> void              2.1 s"
    )
    #expect(
      text.line(row("undo", to: 0, seconds: 0, reference: 7))
        == "    45  2026-11-29 15:40:12  anna      street-01 #7      undo     road                      0.0 s  of row 7"
    )
    #expect(text.line(row("keep", to: 0, reference: 40)).hasSuffix("2.1 s  with row 40"))
    #expect(text.line(row(note: "class: a\u{1B}[2Jb")).hasSuffix("2.1 s  class: a?[2Jb"))
    #expect(text.line(row(seconds: 61.96)).hasSuffix("62.0 s"))
    #expect(text.line(row(seconds: .infinity)).hasSuffix("0.0 s"))
  }

  @Test func longAndForeignNamesStayWholeAndSafe() throws {
    var text = LogText(taxonomy: try taxonomy())
    let line = text.line(
      row(reviewer: "z\u{FC}leyha-k\u{E4}the", stem: "a/very/long/name_of_an_image", to: 1))
    #expect(
      line.contains(
        "  z\u{FC}leyha-k\u{E4}the  a/very/long/name_of_an_image #7  relabel  road -> bu?s  "))
    let wide = text.line(row(reviewer: "\u{E4}\u{F6}\u{FC}"))
    #expect(wide.contains("  \u{E4}\u{F6}\u{FC}       street-01"))
    #expect(text.line(row(time: "\u{1B}[2J\u{E4}")).hasPrefix("    45  ?[2J??  "))
    #expect(text.line(row(reviewer: "\u{202E}x")).contains("  ?x        street"))
  }
}
