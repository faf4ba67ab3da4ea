import Foundation
import Labels
import Testing

@testable import Refiner

/// The shipped tables of the paper, and the aggregator against their printed means.
@Suite struct PaperTableTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("tables").path

  static func table(_ number: Int) throws -> PaperTable {
    try PaperTableFile.read("\(folder)/table-\(number).toml")
  }

  @Test(arguments: [(1, 16, 19), (2, 16, 16), (3, 8, 3), (4, 9, 4), (5, 15, 2)])
  func everyTableHasItsRows(number: Int, rows: Int, columns: Int) throws {
    let table = try Self.table(number)
    #expect(table.number == number)
    #expect(table.parts.map(\.rows.count).reduce(0, +) == rows)
    #expect(table.parts[0].columns.count == columns)
    #expect(table.parts.count == (number == 5 ? 3 : 1))
    #expect(table.parts.allSatisfy { $0.isByClass == (number < 3) })
  }

  /// Reference `seco-method.md` 4.1: within 0.07 points for all rows, classes of IoU 0 included.
  @Test(arguments: 1...4)
  func reproducesThePrintedMeans(number: Int) throws {
    var rows = 0
    for row in try Self.table(number).parts[0].rows {
      guard let values = row.values, let mean = row.mean else {
        #expect(row.name == "OSC")
        continue
      }
      #expect(abs(ConfusionMatrix.mean(of: values) - mean) < 0.0007, "\(row.name)")
      rows += 1
    }
    #expect(rows == [16, 16, 8, 8][number - 1])
  }

  /// Reference 4.4: some printed changes are not the difference of the printed means.
  @Test func printedChangesAreDifferencesButForFour() throws {
    var slips: [String] = []
    for number in [1, 2, 4] {
      let rows = try Self.table(number).parts[0].rows
      for row in rows {
        guard let change = row.change else { continue }
        let base = rows.first { $0.name == row.base }
        let difference = try #require(row.mean) - (try #require(base?.mean))
        if abs(difference - change) > 0.00051 { slips.append("\(number) \(row.name)") }
      }
    }
    #expect(
      slips == ["1 ProDA + SeCo", "1 DAFormer + SeCo", "1 HCL + SeCo", "2 HRDA + SeCo"])
  }

  @Test func keepsTheValuesThatTheSeedLacks() throws {
    let rows = try Self.table(1).parts[0].rows
    let train = try #require(try Self.table(1).parts[0].columns.firstIndex(of: "train"))
    #expect(rows.first { $0.name == "ProDA + SeCo" }?.values?[train] == 0.015)
    #expect(rows.first { $0.name == "DINE + SeCo" }?.values?[train] == 0)
    #expect(rows.first { $0.name == "BiMem + SeCo" }?.values?[train] == 0)
  }

  @Test(arguments: [(1, "cityscapes-19"), (2, "synthia-16")])
  func columnsAreTheTaxonomysClasses(number: Int, taxonomy: String) throws {
    let path = Self.folder + "/../taxonomies/\(taxonomy).toml"
    #expect(
      try TaxonomyFile.read(path).classes.map(\.name) == Self.table(number).parts[0].columns)
  }

  private static let good = """
    number = 7
    title = "t"
    [[part]]
    title = "p"
    columns = ["a", "b"]
    classes = true
    [[part.row]]
    name = "x"
    values = [1, 2.5]
    [[part.row]]
    name = "y"
    base = "x"
    mean = 100
    change = -1.5

    """

  private func decode(_ text: String) throws -> PaperTable {
    try PaperTableFile.decode(Array(text.utf8), path: "t.toml")
  }

  @Test func readsWhatIsThereAndNothingElse() throws {
    let part = try decode(Self.good).parts[0]
    #expect(part.rows.map(\.values) == [[0.01, 0.025], nil])
    #expect(part.rows.map(\.mean) == [nil, 1] && part.rows[1].change == -0.015)
    #expect(part.summary == nil && part.rows[1].base == "x" && part.rows[0].group == nil)
  }

  @Test(arguments: [
    ("number = 7", "number = 0", "'number'"), ("title = \"t\"", "", "'title'"),
    ("columns = [\"a\", \"b\"]", "columns = [\"a\", \"a\"]", "'columns'"),
    ("classes = true", "classes = 1", "'classes'"), ("[1, 2.5]", "[1]", "1 values for 2"),
    ("[1, 2.5]", "[1, 101]", "0...100"), ("[1, 2.5]", "[1, nan]", "0...100"),
    ("[1, 2.5]", "[1, \"2\"]", "0...100"), ("mean = 100", "", "neither"),
    ("name = \"y\"", "name = \"x\"", "twice"), ("base = \"x\"", "base = \"z\"", "no row above"),
    ("change = -1.5", "change = 1e9", "'change'"),
    ("title = \"p\"", "title = \"\\u0007\"", "'title'"),
    ("number = 7", "number = ", "line 1"),
  ])
  func namesWhatIsWrong(old: String, new: String, reason: String) throws {
    let text = Self.good.replacingOccurrences(of: old, with: new)
    #expect(text != Self.good)
    #expect {
      try decode(text)
    } throws: { error in
      let line = "\(error)"
      return error is FileError && line.hasPrefix("t.toml: ") && line.contains(reason)
        && !line.contains("\n")
    }
  }

  @Test func refusesBytesThatAreNoText() {
    #expect(throws: FileError.self) { try PaperTableFile.decode([0xFF, 0xFE], path: "t.toml") }
    #expect(throws: FileError.self) {
      try PaperTableFile.decode(Array(Self.good.utf8) + [0], path: "t.toml")
    }
    #expect(throws: FileError.missing(path: "/nowhere/t.toml")) {
      try PaperTableFile.read("/nowhere/t.toml")
    }
  }
}
