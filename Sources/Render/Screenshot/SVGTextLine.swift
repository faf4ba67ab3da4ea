internal import Labels

/// The letters of one row of cells as SVG text, a run for each look.
internal struct SVGTextLine {
  /// Letters of one look beside each other.
  private struct Run {
    let x: Int
    let colour: RGB
    let isBold: Bool
    var text: String.UnicodeScalarView
    /// Spaces that came after the last letter.
    var spaces = 0

    /// Appends a letter, and before it the spaces that it makes inner ones.
    mutating func add(_ scalar: Unicode.Scalar) {
      for _ in 0..<spaces { text.append(" ") }
      spaces = 0
      text.append(scalar)
    }
  }

  private let y: Int
  private var run: Run?
  private var elements: [String] = []
  /// Spaces that are written into a run; a new one costs more than these.
  private static let longestGap = 8
  private static let baseline = 12

  internal init(y: Int) { self.y = y }

  /// Takes the next cell of the row.
  internal mutating func take(_ cell: CellDrawing, _ scalar: Unicode.Scalar, x: Int) {
    switch cell.ink {
    case .nothing:
      run?.spaces += 1
      if let run, run.spaces > Self.longestGap { close() }
    case .drawn: close()
    case .letter:
      if let run, run.colour != cell.foreground || run.isBold != cell.isBold { close() }
      if run == nil {
        run = Run(x: x, colour: cell.foreground, isBold: cell.isBold, text: .init())
      }
      run?.add(scalar)
    }
  }

  /// The elements of the whole row.
  internal mutating func finished() -> [String] {
    close()
    return elements
  }

  private mutating func close() {
    guard let run else { return }
    self.run = nil
    let cell = Screenshot.cellSize
    elements.append(
      "<text x=\"\(run.x * cell.width)\" y=\"\(y * cell.height + Self.baseline)\""
        + " textLength=\"\(run.text.count * cell.width)\""
        + " fill=\"\(run.colour.hexadecimal)\"\(run.isBold ? " font-weight=\"bold\"" : "")>"
        + "\(String(run.text).escapedForMarkup)</text>")
  }
}
