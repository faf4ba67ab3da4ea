import Labels
import Render

/// The class table of a report as a picture.
struct ClassTablePicture {
  /// What stands above the cells behind a row's name.
  static let headings = [
    "components", "decided", "kept", "relabelled", "discarded", "reshaped", "pixels", "changed px",
  ]
  private static let nameWidth = 20

  private let rows: [ReportTally.ClassRow]
  private let taxonomy: Taxonomy

  /// Prepares the picture.
  init(_ rows: [ReportTally.ClassRow], taxonomy: Taxonomy) {
    self.rows = rows
    self.taxonomy = taxonomy
  }

  /// The table in cells, a margin of one around it.
  var frame: Frame {
    let lines = (rows + [Self.sum(rows)]).map(Self.texts)
    // One cell at least between a text and the column before.
    let ends = Self.headings.indices.reduce(into: [Self.nameWidth + 4]) { ends, column in
      let longest = ([Self.headings] + lines).map { $0[column].count }.max() ?? 0
      ends.append((ends.last ?? 0) + longest + 1)
    }
    let width = (ends.last ?? 0) + 1
    var frame = Frame(width: width, height: rows.count + 4)
    let strong = CellStyle(attributes: .bold)
    frame.write("class", x: 1, y: 1, style: strong)
    write(Self.headings, ends: ends, y: 1, strong, into: &frame)
    let palette = ClassPalette(taxonomy: taxonomy, theme: .builtIn, depth: .direct)
    for (place, row) in rows.enumerated() {
      let letter = taxonomy[row.classID].map { String($0.letter) } ?? " "
      frame.write(
        " \(letter) ", x: 1, y: place + 2, style: palette.style(of: row.classID))
      frame.write(
        taxonomy.name(of: row.classID), x: 5, y: place + 2, width: Self.nameWidth - 1)
      write(lines[place], ends: ends, y: place + 2, .plain, into: &frame)
    }
    write(lines[rows.count], ends: ends, y: rows.count + 2, strong, into: &frame)
    frame.write("all", x: 5, y: rows.count + 2, style: strong)
    return frame
  }

  /// The cells of a row behind its name.
  static func texts(_ row: ReportTally.ClassRow) -> [String] {
    [
      row.components, row.decided, row.kept, row.relabelled, row.discarded, row.reshaped,
      row.pixels, row.changedPixels,
    ].map(Wording.grouped)
  }

  /// All rows together.
  static func sum(_ rows: [ReportTally.ClassRow]) -> ReportTally.ClassRow {
    rows.reduce(into: ReportTally.ClassRow(classID: .void)) { sum, row in
      sum.components += row.components
      sum.decided += row.decided
      sum.kept += row.kept
      sum.relabelled += row.relabelled
      sum.discarded += row.discarded
      sum.reshaped += row.reshaped
      sum.pixels += row.pixels
      sum.changedPixels += row.changedPixels
    }
  }

  private func write(
    _ texts: [String], ends: [Int], y: Int, _ style: CellStyle, into frame: inout Frame
  ) {
    for (place, text) in texts.enumerated() {
      frame.write(text, x: ends[place + 1] - text.count, y: y, style: style)
    }
  }
}
