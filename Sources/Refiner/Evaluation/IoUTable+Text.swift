extension IoUTable {
  /// The table in text, one line per row, values in per cent with one decimal.
  ///
  /// With a baseline, each row is followed by one with its differences in points, signed: the paper's
  /// "+Ours" and "(+9.4)", for every class. Lines are at most `width` characters where a single column
  /// fits; the columns that do not fit go below, under their own heading. Ends with a line feed.
  public func text(width: Int = .max) -> String {
    var layout = ColumnLayout(headings: columns + summaries)
    if let baseline { layout.add(baseline.name, baseline.cells.map { $0.percent() }) }
    for row in rows {
      layout.add(row.name, row.cells.map { $0.percent() })
      guard let baseline else { continue }
      let changes = zip(row.cells, baseline.cells).map { ($0 - $1).percent(signed: true) }
      layout.add("  change", changes)
    }
    return layout.text(width: width)
  }
}

extension IoUTable.Row {
  fileprivate var cells: [Double] { values + summaries }
}
