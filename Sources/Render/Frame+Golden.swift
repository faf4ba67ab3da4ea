import Labels

extension Frame {
  /// The whole frame as text to keep beside a test: glyphs, then styles, then what the styles are.
  ///
  /// A style row is a list of runs, `a12 b3` for twelve cells of style a and three of b; a row equal
  /// to the one above is written `=`. Styles are numbered a, b, ..., z, aa, ab, ... in reading order.
  public func goldenText() -> String {
    var names: [CellStyle: String] = [:]
    var legend: [String] = []
    var rows: [String] = []
    var last = ""
    for y in 0..<height {
      let row = runs(y).map { style, count in
        let name = names[style] ?? Self.name(names.count)
        if names.updateValue(name, forKey: style) == nil {
          legend.append("\(name) \(style.golden)")
        }
        return "\(name)\(count)"
      }.joined(separator: " ")
      rows.append(row == last ? "=" : row)
      last = row
    }
    let glyphs = text().split(separator: "\n").map { "|\($0)|" }
    return
      (["frame \(width)x\(height)"] + glyphs + ["styles"] + rows + ["legend"] + legend)
      .joined(separator: "\n") + "\n"
  }

  private func runs(_ y: Int) -> [(style: CellStyle, count: Int)] {
    var runs: [(style: CellStyle, count: Int)] = []
    for x in 0..<width {
      let style = self[x, y].style
      if let last = runs.last, last.style == style {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((style, 1))
      }
    }
    return runs
  }

  private static func name(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(97 + number % 26)))
    return number < 26 ? letter : name(number / 26 - 1) + letter
  }
}

extension CellStyle {
  /// The style in words, such as `16 on 231 bold`.
  fileprivate var golden: String {
    var words = ["\(foreground.golden) on \(background.golden)"]
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.underline) { words.append("underline") }
    if attributes.contains(.reverse) { words.append("reverse") }
    return words.joined(separator: " ")
  }
}

extension Colour {
  fileprivate var golden: String {
    switch self {
    case .terminalDefault: "default"
    case .palette(let index): "\(index)"
    case .direct(let rgb): "\(rgb.red),\(rgb.green),\(rgb.blue)"
    }
  }
}
