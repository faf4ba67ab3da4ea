extension CellSamples where Value == Colour {
  /// What a cell shows; any other glyph than a block of the layout counts as its background.
  init(_ cell: Cell, layout: SampleLayout) {
    self.init(layout, repeating: cell.style.background)
    let pattern = BlockGlyph.pattern(of: cell.scalar, in: layout)
    for index in 0..<layout.count where pattern >> UInt8(index) & 1 == 1 {
      set(index, to: cell.style.foreground)
    }
  }

  /// The cell that shows the samples; see `partition(marked:)`.
  func cell(marked: UInt8) -> Cell {
    let (first, second, pattern) = partition(marked: marked)
    return Cell(
      covering: pattern, with: first, on: second, glyphs: BlockGlyph.glyphs(of: layout))
  }
}

/// How much a sample counts where more colours meet than a cell can show.
///
/// One sample of a mark outweighs all others' earlier marks, and one of those all labels.
enum MarkWeight {
  /// A label, or what covers a whole component.
  static let label: UInt8 = 1
  /// The border of a component.
  static let border: UInt8 = 2
  /// A mark that is there already.
  static let earlier: UInt8 = 7
  /// A mark that is drawn.
  static let mark: UInt8 = 36
}

extension LabelPainter {
  /// The colours of the selected component's outline.
  var outlineTones: [Colour] {
    [ThemeRole.outlineLight, .outlineDark].map { theme.style($0, depth: depth).background }
  }
}

extension Cell {
  /// Draws marks over what the cell shows; it stays as it is where they change nothing.
  ///
  /// marks: a colour per sample, nil for none; where more than two colours meet, their weights count
  /// against those of labels.  earlier: colours of marks that are there already and outweigh labels.
  mutating func mark(_ marks: CellSamples<Colour?>, keeping earlier: [Colour] = []) {
    guard !marks.isUniform || marks[0] != nil else { return }
    var samples = CellSamples(self, layout: marks.layout)
    var isChanged = false
    var marked: UInt8 = 0
    for index in 0..<marks.layout.count {
      guard let colour = marks[index] else {
        if earlier.contains(samples[index]) {
          samples.set(index, to: samples[index], weight: MarkWeight.earlier)
          marked |= 1 << UInt8(index)
        }
        continue
      }
      isChanged = isChanged || samples[index] != colour
      samples.set(index, to: colour, weight: marks.weights[index])
      marked |= 1 << UInt8(index)
    }
    if isChanged { self = samples.cell(marked: marked) }
  }

  /// The cell of two colours; one colour is a space, so that runs of it can be erased to.
  ///
  /// The terminal's own background can only be a background, hence the inverse. glyphs: those of the
  /// layout, by pattern.
  init(
    covering pattern: UInt8, with foreground: Colour, on background: Colour,
    glyphs: [Unicode.Scalar]
  ) {
    let all = glyphs.count - 1
    if pattern == 0 || foreground == background {
      self.init(" ", style: CellStyle(background: background))
    } else if Int(pattern) == all {
      self.init(" ", style: CellStyle(background: foreground))
    } else if foreground == .terminalDefault {
      self.init(
        glyphs[all - Int(pattern)],
        style: CellStyle(foreground: background, background: foreground))
    } else {
      self.init(
        glyphs[Int(pattern)], style: CellStyle(foreground: foreground, background: background))
    }
  }
}
