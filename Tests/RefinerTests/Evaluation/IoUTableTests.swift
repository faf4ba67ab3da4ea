import Labels
import Refiner
import Testing

@Suite struct IoUTableTests {
  private func row(_ name: String, _ ids: [UInt8]) throws -> (Taxonomy, IoUTable.Row) {
    let taxonomy = try testTaxonomy(["road", "traffic light", "bicycle"])
    var matrix = ConfusionMatrix(taxonomy: taxonomy)
    matrix.add(
      prediction: LabelMap(width: 4, height: 1, ids: ids),
      truth: LabelMap(width: 4, height: 1, ids: [0, 0, 1, 2]))
    return (taxonomy, IoUTable.Row(name: name, matrix: matrix))
  }

  @Test func alignsRowsAndShowsChanges() throws {
    let (taxonomy, labels) = try row("labels", [0, 1, 1, 2])
    let (_, refined) = try row("refined", [0, 0, 2, 255])
    let table = IoUTable(taxonomy: taxonomy, rows: [refined], baseline: labels)
    #expect(
      table.text() == """
                   road  light    bike   mIoU   acc  cover
        labels     50.0   50.0   100.0   66.7  75.0  100.0
        refined   100.0    0.0     0.0   33.3  66.7   75.0
          change  +50.0  -50.0  -100.0  -33.3  -8.3  -25.0

        """)
  }

  @Test func wrapsColumnsToTheWidth() throws {
    let (taxonomy, labels) = try row("labels", [0, 1, 1, 2])
    let text = IoUTable(taxonomy: taxonomy, rows: [labels]).text(width: 22)
    #expect(
      text == """
                road  light
        labels  50.0   50.0

                 bike  mIoU
        labels  100.0  66.7

                 acc  cover
        labels  75.0  100.0

        """)
  }

  @Test func showsBoundaryIoUWithItsMean() throws {
    let taxonomy = try testTaxonomy(["road", "car"])
    var measure = BoundaryIoU(taxonomy: taxonomy)
    measure.add(
      prediction: LabelMap(width: 4, height: 1, ids: [0, 0, 1, 1]),
      truth: LabelMap(width: 4, height: 1, ids: [0, 0, 0, 1]))
    let table = IoUTable(
      taxonomy: taxonomy, rows: [IoUTable.Row(name: "labels", boundary: measure)],
      summaries: ["mean"])
    // One row of pixels is all edge: road 2 of 3, car 1 of 2.
    #expect(
      table.text() == """
                road   car  mean
        labels  66.7  50.0  58.3

        """)
  }

  @Test func namesColumnsAsThePaperDoes() {
    #expect(
      ["road", "sidewalk", "building", "traffic light", "motorcycle", "signal\u{1B}board"].map(
        IoUTable.shortName(of:)
      ).prefix(5) == ["road", "sw", "build", "light", "mbike"])
    #expect(!IoUTable.shortName(of: "a\u{1B}[2J").unicodeScalars.contains("\u{1B}"))
  }
}
