import Labels

/// The cells of all 256 labels, made once per frame.
struct LabelLooks {
  private let colours: [Colour]
  private let solids: [Cell]
  private let letters: [Cell]
  private let background: Cell
  private let glyphs: [Unicode.Scalar]

  init(_ painter: LabelPainter) {
    let all = (0..<256).map { ClassID(UInt8($0)) }
    let colours = all.map { painter.colour(of: $0) }
    letters = all.map { Self.letter(of: $0, colour: colours[Int($0.rawValue)], painter: painter) }
    solids =
      painter.glyphs.hasBlocks
      ? zip(colours, letters).map { colour, letter in
        // Void and unknown ids carry their sign, so that no class colour can be mistaken for them.
        [".", "?"].contains(letter.scalar)
          ? letter : Cell(" ", style: CellStyle(background: colour))
      } : letters
    self.colours = colours
    glyphs = BlockGlyph.glyphs(of: painter.glyphs.layout)
    background = Cell(" ", style: painter.theme.style(.background, depth: painter.depth))
  }

  /// The cell that shows labels, or -1 for outside: two of them, each at samples that it has.
  func cell(_ samples: CellSamples<Int16>) -> Cell {
    if samples.isUniform { return cell(samples[0]) }
    let (first, second, pattern) = samples.partition
    return Cell(covering: pattern, with: colour(first), on: colour(second), glyphs: glyphs)
  }

  /// The cell that shows one label, or -1 for outside, and nothing else.
  func cell(_ label: Int16) -> Cell { label < 0 ? background : solids[Int(label)] }

  /// The cell that shows a label's letter on its colour.
  func lettered(_ label: Int16) -> Cell { label < 0 ? background : letters[Int(label)] }

  /// The colour of a label, or -1 for outside.
  func colour(_ label: Int16) -> Colour {
    label < 0 ? background.style.background : colours[Int(label)]
  }

  private static func letter(of id: ClassID, colour: Colour, painter: LabelPainter) -> Cell {
    let palette = painter.palette
    let letter = palette.letter(of: id)
    let isAside = painter.isolated.map { $0 != id } ?? false
    if palette.depth == .mono {
      return isAside && letter != "."
        ? Cell(":") : Cell(letter, style: palette.style(of: id))
    }
    var style = isAside ? ClassPalette.chip(colour, depth: palette.depth) : palette.style(of: id)
    if letter == "." {
      style.foreground = Colour.direct(RGB(118, 118, 118)).quantised(to: palette.depth)
      if style.foreground == style.background { style = palette.style(of: id) }
    }
    return Cell(letter, style: style)
  }
}
