/// Cells of text in aligned columns, folded to a width.
///
/// The columns that do not fit a line go below, under their own headings and beside the rows' names again.
public struct ColumnLayout: Hashable, Sendable {
  /// Names of the rows, left-aligned; the first is that of the line of headings.
  public private(set) var names: [String]
  private var columns: [[String]]

  /// Starts with a line of headings.
  public init(name: String = "", headings: [String]) {
    names = [name]
    columns = headings.map { [$0] }
  }

  /// Adds a row with a cell for every column.
  public mutating func add(_ name: String, _ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells for \(columns.count) columns")
    names.append(name)
    for (column, cell) in cells.enumerated() { columns[column].append(cell) }
  }

  /// All lines, at most `width` characters each where one column fits, without blanks at their ends.
  ///
  /// Ends with a line feed.
  public func text(width: Int = .max) -> String {
    let widths = columns.map { $0.map(\.count).max() ?? 0 }
    let nameWidth = names.map(\.count).max() ?? 0
    var lines: [String] = []
    var start = 0
    while start < columns.count {
      var end = start
      var used = nameWidth
      while end < columns.count, end == start || used + widths[end] + 2 <= width {
        used += widths[end] + 2
        end += 1
      }
      if start > 0 { lines.append("") }
      for (row, name) in names.enumerated() {
        let cells = (start..<end).map { Self.padded(columns[$0][row], to: widths[$0] + 2) }
        let line = name + String(repeating: " ", count: nameWidth - name.count) + cells.joined()
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
      }
      start = end
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func padded(_ cell: String, to width: Int) -> String {
    String(repeating: " ", count: width - cell.count) + cell
  }
}
