/// The few signs outside of ASCII that the panels use, and what stands for them in ASCII.
struct Symbols: Hashable, Sendable {
  /// Between panels.
  let bar: Unicode.Scalar
  /// Between a pane and the one below it.
  let line: Unicode.Scalar
  /// Before the row under the cursor.
  let cursor: String
  /// A full piece of a bar.
  let full: String
  /// An empty piece of a bar.
  let empty: String
  /// Before the class that something becomes.
  let arrow: String
  /// Between parts of a line.
  let dot: String

  /// For UTF-8 locales.
  static let unicode = Symbols(
    bar: "\u{2502}", line: "\u{2500}", cursor: "\u{25B8}", full: "\u{2588}", empty: "\u{2591}",
    arrow: "\u{2192}",
    dot: "\u{B7}")
  /// For all others.
  static let ascii = Symbols(
    bar: "|", line: "-", cursor: ">", full: "#", empty: ".", arrow: "->", dot: "-")

  /// At the end of a text that is cut.
  var ellipsis: String { spell("\u{2026}") }

  /// A text with `→`, `·`, `±` and `…` in these signs.
  func spell(_ text: String) -> String {
    guard self == .ascii else { return text }
    var result = ""
    for character in text {
      switch character {
      case "\u{2192}": result += "->"
      case "\u{B7}": result += "-"
      case "\u{B1}": result += "+-"
      case "\u{2026}": result += "..."
      default: result.append(character)
      }
    }
    return result
  }
}
