internal import Labels

/// Which point of a text its position names.
internal enum ChartAnchor: Hashable, Sendable {
  case start, middle, end
}

/// How a line is drawn.
internal struct ChartStroke: Hashable, Sendable {
  internal var colour: RGB
  /// Pixels.
  internal var width: Double
  internal var isDashed = false

  /// Lengths of a dash and of the gap after it, pixels.
  internal static let dash = (on: 10.0, off: 6.0)
}

/// What a chart can be drawn on.
///
/// Text is set in a fixed width, so that its extent is known without fonts: each letter takes
/// ``ChartText/advance`` pixels.
internal protocol ChartCanvas {
  /// Fills a box, rounded to whole pixels.
  mutating func fill(_ box: ChartBox, colour: RGB)

  /// Fills the area that a closed polygon surrounds; opacity 0...1.
  mutating func fill(polygon points: [Point<CanvasSpace>], colour: RGB, opacity: Double)

  /// Draws straight lines from point to point.
  mutating func stroke(_ points: [Point<CanvasSpace>], _ stroke: ChartStroke)

  /// Writes a line of text whose capitals are centred at the height `position.y`.
  mutating func write(
    _ text: String, at position: Point<CanvasSpace>, anchor: ChartAnchor, colour: RGB, isBold: Bool)

  /// Leaves out, from now on, what lies outside of a box; nil ends that.
  mutating func clip(to box: ChartBox?)
}

/// Measures of text, pixels.
internal enum ChartText {
  /// From one letter to the next.
  internal static let advance = 12.0
  /// Height of capitals and digits.
  internal static let capitalHeight = 14.0
  /// From one line to the next.
  internal static let lineHeight = 26.0

  /// The width of a text, without the gap after its last letter.
  internal static func width(of text: String) -> Double {
    max(0, Double(text.unicodeScalars.count) * advance - 2)
  }

  /// The text, its end replaced by dots where it is wider than `width`.
  internal static func fitted(_ text: String, width: Double) -> String {
    guard self.width(of: text) > width else { return text }
    let count = max(0, Int((width + 2) / advance) - 2)
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(count) { kept.append(scalar) }
    return String(kept) + ".."
  }
}
