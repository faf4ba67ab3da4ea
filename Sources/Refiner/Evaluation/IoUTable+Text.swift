extension IoUTable {
  /// The table in text, one line per row, values in percent with one decimal.
  ///
  /// With a baseline, each row is followed by one with its differences in points, signed. Lines are at
  /// most `width` characters where a single column fits; the columns that do not fit go below, under
  /// their own heading. Ends with a line feed.
  public func text(width: Int = .max) -> String {
    let columns = textColumns
    let nameWidth = columns.names.map(\.count).max() ?? 0
    var lines: [String] = []
    var start = 0
    while start < columns.cells.count {
      var end = start
      var used = nameWidth
      while end < columns.cells.count, end == start || used + columns.widths[end] + 2 <= width {
        used += columns.widths[end] + 2
        end += 1
      }
      if start > 0 { lines.append("") }
      for (index, name) in columns.names.enumerated() {
        var line = name + String(repeating: " ", count: nameWidth - name.count)
        for column in start..<end {
          let cell = columns.cells[column][index]
          line += String(repeating: " ", count: columns.widths[column] + 2 - cell.count) + cell
        }
        lines.append(line)
      }
      start = end
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The texts of all cells by column, headings first, and each column's width.
  private var textColumns: (names: [String], cells: [[String]], widths: [Int]) {
    var names = [""]
    var cells = (columns + ["mIoU", "acc", "cover"]).map { [$0] }
    func add(_ name: String, _ texts: [String]) {
      names.append(name)
      for (column, text) in texts.enumerated() { cells[column].append(text) }
    }
    if let baseline { add(baseline.name, baseline.cells.map { Self.percent($0) }) }
    for row in rows {
      add(row.name, row.cells.map { Self.percent($0) })
      guard let baseline else { continue }
      add("  change", zip(row.cells, baseline.cells).map { Self.percent($0 - $1, signed: true) })
    }
    return (names, cells, cells.map { $0.map(\.count).max() ?? 0 })
  }

  /// A fraction in percent with one decimal, rounded half away from zero; `+` and `-` when signed.
  static func percent(_ fraction: Double, signed: Bool = false) -> String {
    let tenths = Int((fraction * 1000).rounded())
    let digits = "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    let sign = tenths < 0 ? "-" : signed && tenths > 0 ? "+" : ""
    return sign + digits
  }
}

extension IoUTable.Row {
  fileprivate var cells: [Double] { values + [mean, accuracy, coverage] }
}
