import Labels

extension Frame {
  /// The glyphs, one line per row, each as long as the frame is wide and ended by a newline.
  public func text() -> String {
    var text = String.UnicodeScalarView()
    for y in 0..<height {
      for x in 0..<width { text.append(self[x, y].scalar) }
      text.append("\n")
    }
    return String(text)
  }

  /// The frame as text with ANSI escapes (ECMA-48 SGR) of a colour depth.
  ///
  /// Only what changes from cell to cell is written, and every line ends in the terminal's own style,
  /// so that lines can be cut out and printed anywhere.
  public func ansi(depth: ColourDepth) -> String {
    var text = ""
    for y in 0..<height {
      var style = CellStyle.plain
      for x in 0..<width {
        let cell = self[x, y]
        var next = cell.style.quantised(to: depth)
        // Nothing of a space is drawn in the foreground's colour.
        if cell.scalar == " ", next.background != .terminalDefault, next.attributes.isEmpty {
          next.foreground = style.foreground
        }
        text += Self.change(from: style, to: next)
        text.unicodeScalars.append(cell.scalar)
        style = next
      }
      text += style == .plain ? "\n" : "\u{1B}[0m\n"
    }
    return text
  }

  /// The escape sequence that turns one style into another; empty for none.
  private static func change(from old: CellStyle, to new: CellStyle) -> String {
    guard old != new else { return "" }
    if new == .plain { return "\u{1B}[0m" }
    var codes: [String] = []
    var old = old
    if !new.attributes.isSuperset(of: old.attributes) {
      codes.append("0")
      old = .plain
    }
    let added = new.attributes.subtracting(old.attributes)
    if added.contains(.bold) { codes.append("1") }
    if added.contains(.underline) { codes.append("4") }
    if added.contains(.reverse) { codes.append("7") }
    if new.foreground != old.foreground { codes.append(code(new.foreground, base: 30)) }
    if new.background != old.background { codes.append(code(new.background, base: 40)) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func code(_ colour: Colour, base: Int) -> String {
    switch colour {
    case .terminalDefault: "\(base + 9)"
    case .palette(let index) where index < 8: "\(base + Int(index))"
    case .palette(let index) where index < 16: "\(base + 52 + Int(index))"
    case .palette(let index): "\(base + 8);5;\(index)"
    case .direct(let rgb): "\(base + 8);2;\(rgb.red);\(rgb.green);\(rgb.blue)"
    }
  }
}
