internal import Labels

extension PaperComparison {
  /// Both tables in the paper's layout, in per cent: headings, methods, each followed by its change.
  ///
  /// `shared` is the mean over the classes that both have; it is left out where these are all. What
  /// cannot be compared is named below. Lines are at most `width` characters where a single column
  /// and a single class name fit. Ends with a line feed.
  public func text(width: Int = .max) -> String {
    let hasShared = !(missing.isEmpty && extra.isEmpty)
    var layout = ColumnLayout(
      headings: classes.map(IoUTable.shortName(of:)) + ["mIoU"] + (hasShared ? ["shared"] : []))
    var group: String?
    var shown: [String: Row] = [:]
    for row in theirs + ours {
      if row.group != group, let heading = row.group {
        layout.add(heading, Array(repeating: "", count: classes.count + (hasShared ? 2 : 1)))
      }
      group = row.group
      let cells = cells(of: row, hasShared: hasShared)
      layout.add("  " + row.name.sanitised, cells.map { $0?.percent() ?? "-" })
      if let base = row.base.flatMap({ shown[$0] }) {
        layout.add(
          "    change",
          zip(cells, self.cells(of: base, hasShared: hasShared)).map { cell, base in
            guard let cell, let base else { return "-" }
            return (cell - base).percent(signed: true)
          })
      }
      shown[row.name] = row
    }
    return "paper, table \(number): \(title.sanitised)\n\n" + layout.text(width: width) + "\n"
      + notes(width: width)
  }

  private func cells(of row: Row, hasShared: Bool) -> [Double?] {
    classes.map { row.values[$0] } + [row.mean] + (hasShared ? [row.sharedMean] : [])
  }

  private func notes(width: Int) -> String {
    var notes = ""
    if !missing.isEmpty {
      notes += Self.folded("not in \(taxonomy.sanitised):", missing, width: width)
    }
    if !extra.isEmpty {
      notes += Self.folded("only in \(taxonomy.sanitised), not compared:", extra, width: width)
    }
    return notes + """
      theirs: models trained on such labels, on validation images; ours: label maps,
      where they are labelled

      """
  }

  /// A list of names after a heading, on as many lines as it takes.
  private static func folded(_ heading: String, _ names: [String], width: Int) -> String {
    var lines = [heading]
    for (place, name) in names.enumerated() {
      let word = name.sanitised + (place + 1 < names.count ? "," : "")
      if lines[lines.count - 1].count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append("  " + word)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
