import Foundation
import Labels
import Refiner
import Testing

@Suite struct ConfusionTableTests {
  private func table(_ names: [String] = ["road", "traffic light", "car"]) throws -> ConfusionTable
  {
    var matrix = ConfusionMatrix(taxonomy: try testTaxonomy(names))
    matrix.add(
      prediction: LabelMap(width: 6, height: 2, ids: [0, 0, 0, 1, 1, 255, 1, 1, 2, 2, 0, 9]),
      truth: LabelMap(width: 6, height: 2, ids: [0, 0, 0, 0, 0, 0, 1, 1, 1, 255, 1, 0]))
    return ConfusionTable(matrix)
  }

  @Test func countsRowsOfTheTruth() throws {
    let table = try table()
    #expect(table.counts == [[3, 2, 0], [1, 2, 1], [0, 0, 0]])
    #expect(table.void == [2, 0, 0])
    #expect(
      table.top.map { "\($0.truth) \($0.label) \($0.pixels)" } == [
        "road traffic light 2", "traffic light road 1", "traffic light car 1",
      ])
    #expect(table.top.map(\.share) == [2.0 / 7, 0.25, 0.25])
  }

  @Test func printsPerCentOfTheTruth() throws {
    #expect(
      try table().text(width: 80) == """
        truth \\ label  road  light   car  void
        road           42.9   28.6     .  28.6
        light          25.0   50.0  25.0     .
        car               .      .     .     .

        largest confusions     pixels  of the truth
        road -> traffic light       2        28.6 %
        traffic light -> road       1        25.0 %
        traffic light -> car        1        25.0 %

        """)
  }

  @Test func fitsTheWidthWithManyClasses() throws {
    let names = (0..<150).map { "a class with a long name \($0)" }
    let text = try table(names).text(width: 80)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func listsNoConfusionWhereThereIsNone() throws {
    var matrix = ConfusionMatrix(taxonomy: try testTaxonomy(["a", "b"]))
    let map = LabelMap(width: 2, height: 1, ids: [0, 1])
    matrix.add(prediction: map, truth: map)
    let table = ConfusionTable(matrix)
    #expect(table.top.isEmpty && !table.text().contains("largest"))
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(ConfusionTable.self, from: data) == table)
  }
}
