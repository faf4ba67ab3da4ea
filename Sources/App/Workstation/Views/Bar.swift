/// A fraction as a horizontal bar of whole cells.
struct Bar: Hashable, Sendable {
  /// The bar, of exactly the width asked for.
  let text: String

  /// Makes a bar; the value is clamped to 0...1, what is no number counts as 0.
  init(_ value: Float, width: Int, symbols: Symbols) {
    let width = max(0, width)
    let share = value.isFinite ? max(0, min(value, 1)) : 0
    let full = Int((share * Float(width)).rounded())
    text =
      String(repeating: symbols.full, count: full)
      + String(repeating: symbols.empty, count: width - full)
  }
}
