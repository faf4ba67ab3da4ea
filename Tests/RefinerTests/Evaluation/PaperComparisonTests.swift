import Labels
import Testing

@testable import Refiner

@Suite struct PaperComparisonTests {
  private func table(isByClass: Bool = true) -> PaperTable {
    PaperTable(
      number: 1, title: "one to another",
      parts: [
        PaperTable.Part(
          title: "IoU", columns: ["road", "traffic light", "car"], isByClass: isByClass,
          summary: "mIoU",
          rows: [
            PaperTable.Row(
              name: "A", group: "unsupervised", base: nil, values: [0.5, 0.25, 0], mean: 0.25,
              change: nil),
            PaperTable.Row(
              name: "A + SeCo", group: "unsupervised", base: "A", values: [0.75, 0.25, 0.5],
              mean: 0.5, change: 0.25),
          ])
      ])
  }

  private func matrix(_ names: [String]) throws -> ConfusionMatrix {
    var matrix = ConfusionMatrix(taxonomy: try testTaxonomy(names))
    matrix.add(
      prediction: LabelMap(width: 5, height: 1, ids: [0, 0, 1, 2, 2]),
      truth: LabelMap(width: 5, height: 1, ids: [0, 1, 1, 2, 2]))
    return matrix
  }

  @Test func printsOursBelowTheirsWhereTheClassesAreTheSame() throws {
    let ours = try matrix(["road", "traffic light", "car"])
    let comparison = try PaperComparison(
      table(), taxonomy: ours.taxonomy, ours: [("before", ours), ("now", ours)])
    #expect(
      comparison.text(width: 80) == """
        paper, table 1: one to another

                       road  light    car   mIoU
        unsupervised
          A            50.0   25.0    0.0   25.0
          A + SeCo     75.0   25.0   50.0   50.0
            change    +25.0    0.0  +50.0  +25.0
        ours
          before       50.0   50.0  100.0   66.7
          now          50.0   50.0  100.0   66.7
            change      0.0    0.0    0.0    0.0

        theirs: models trained on such labels, on validation images; ours: label maps,
        where they are labelled

        """)
  }

  @Test func namesWhatCannotBeCompared() throws {
    let ours = try matrix(["car", "sky", "road"])
    let comparison = try PaperComparison(
      table(), taxonomy: ours.taxonomy, ours: [("labels", ours)])
    #expect(comparison.missing == ["traffic light"] && comparison.extra == ["sky"])
    // road is ours of id 2: 1; car of id 0: one of two.
    #expect(comparison.ours[0].values == ["road": 1, "car": 0.5])
    #expect(comparison.ours[0].mean == nil && comparison.ours[0].sharedMean == 0.75)
    #expect(comparison.theirs.map(\.sharedMean) == [0.25, 0.625])
    #expect(comparison.theirs.map(\.mean) == [0.25, 0.5])
    let text = comparison.text(width: 80)
    #expect(text.contains("not in test: traffic light\nonly in test, not compared: sky\n"))
    #expect(text.contains("  labels      100.0      -   50.0      -    75.0\n"))
  }

  @Test func refusesTablesThatCannotBeCompared() throws {
    let taxonomy = try testTaxonomy(["kidney"])
    #expect(throws: PaperTableError.noSharedClass(number: 1, taxonomy: "test")) {
      try PaperComparison(table(), taxonomy: taxonomy, ours: [])
    }
    #expect(throws: PaperTableError.notByClass(number: 1)) {
      try PaperComparison(table(isByClass: false), taxonomy: taxonomy, ours: [])
    }
  }

  @Test(arguments: [1, 2], ["cityscapes-19", "synthia-16", "camvid-11"])
  func fits80Columns(number: Int, name: String) throws {
    let path = PaperTableTests.folder + "/../taxonomies/\(name).toml"
    let matrix = ConfusionMatrix(taxonomy: try TaxonomyFile.read(path))
    let comparison = try PaperComparison(
      try PaperTableTests.table(number), taxonomy: matrix.taxonomy,
      ours: [("before", matrix), ("all suggestions", matrix)])
    let lines = comparison.text(width: 80).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 } && lines.count > 50)
  }
}
