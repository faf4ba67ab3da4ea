extension IoUTable {
  /// The table in text, one line per row, values in per cent with one decimal, `-` for none.
  ///
  /// A row with a base, or any row below a baseline, is followed by one with its differences in points,
  /// signed: the paper's "+Ours" and "(+9.4)", for every class. Lines are at most `width` characters
  /// where a single column fits; the columns that do not fit go below, under their own heading. Ends
  /// with a line feed.
  public func text(width: Int = .max) -> String {
    var layout = ColumnLayout(headings: columns + summaries)
    var shown: [String: Row] = [:]
    func add(_ row: Row, comparedWith base: Row?) {
      layout.add(row.name, row.cells.map { $0?.percent() ?? "-" })
      shown[row.name] = row
      guard let base else { return }
      layout.add(
        "  change",
        zip(row.cells, base.cells).map { cell, base in
          guard let cell, let base else { return "-" }
          return (cell - base).percent(signed: true)
        })
    }
    if let baseline { add(baseline, comparedWith: nil) }
    for row in rows { add(row, comparedWith: row.base.flatMap { shown[$0] } ?? baseline) }
    return layout.text(width: width)
  }
}

extension IoUTable.Row {
  fileprivate var cells: [Double?] { values + summaries }
}
