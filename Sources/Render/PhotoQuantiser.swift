import Labels

/// Turns the samples of a cell into glyph and colours, left to right along one row.
///
/// A cell keeps its left neighbour's two colours when no sample looks more than the tolerance worse
/// than it would with the cell's own; which sample has which is chosen anew, so that only the glyph
/// changes along a run.
struct PhotoQuantiser {
  /// A colour of the terminal, and how it looks.
  private struct Tone: Equatable {
    let colour: Colour
    let lab: OKLab
  }

  private let depth: ColourDepth
  private let tolerance: Float
  private let table: PaletteTable
  private let glyphs: [Unicode.Scalar]
  private let outside: Colour
  private var previous: (first: Tone, second: Tone)?

  /// Prepares to draw.
  ///
  /// depth: 256 colours or 24 bits. outside: the colour beside the image.
  init(layout: SampleLayout, depth: ColourDepth, tolerance: Float, outside: Colour) {
    self.depth = depth
    self.tolerance = tolerance
    self.outside = outside
    table = PaletteTable.shared
    glyphs = BlockGlyph.glyphs(of: layout)
  }

  /// Begins a row: its first cell has no left neighbour.
  mutating func startRow() { previous = nil }

  /// The cell for samples (0xRRGGBB or outside), of which one at least is inside.
  mutating func cell(_ samples: CellSamples<UInt32>) -> Cell {
    for index in 0..<samples.layout.count where samples[index] == PhotoPool.outside {
      previous = nil
      return edge(samples)
    }
    let best = PhotoPartition(samples)
    let first = tone(best.first)
    let second = best.second == best.first ? first : tone(best.second)
    if tolerance > 0, let previous, previous != (first, second),
      let pattern = pattern(samples, best.pattern, first, second, with: previous)
    {
      // Not a plain space where one colour fills the cell: a change of colours costs more.
      return previous.first == previous.second
        ? Cell(" ", style: CellStyle(background: previous.second.colour))
        : Cell(
          glyphs[Int(pattern)],
          style: CellStyle(
            foreground: previous.first.colour, background: previous.second.colour))
    }
    previous = (first, second)
    return Cell(covering: best.pattern, with: first.colour, on: second.colour, glyphs: glyphs)
  }

  /// The samples that get the first of the left neighbour's colours; nil when one looks too bad in either.
  private func pattern(
    _ samples: CellSamples<UInt32>, _ own: UInt8, _ first: Tone, _ second: Tone,
    with previous: (first: Tone, second: Tone)
  ) -> UInt8? {
    var pattern: UInt8 = 0
    for index in 0..<samples.layout.count {
      let lab = table.lab(ofBin: PaletteTable.bin(samples[index]))
      let best = own >> UInt8(index) & 1 == 1 ? first : second
      let toFirst = lab.squaredDistance(to: previous.first.lab)
      let toSecond = lab.squaredDistance(to: previous.second.lab)
      let limit = lab.squaredDistance(to: best.lab).squareRoot() + tolerance
      guard min(toFirst, toSecond) <= limit * limit else { return nil }
      if toFirst < toSecond || (toFirst == toSecond && own >> UInt8(index) & 1 == 1) {
        pattern |= 1 << UInt8(index)
      }
    }
    return pattern
  }

  /// A cell that reaches over the photo: the mean of what is inside, beside what is outside.
  private func edge(_ samples: CellSamples<UInt32>) -> Cell {
    var inside = RGBSum()
    var pattern: UInt8 = 0
    for index in 0..<samples.layout.count where samples[index] != PhotoPool.outside {
      inside = inside + RGBSum(samples[index])
      pattern |= 1 << UInt8(index)
    }
    let mean = inside.mean(of: pattern.nonzeroBitCount)
    return Cell(covering: pattern, with: tone(mean).colour, on: outside, glyphs: glyphs)
  }

  private func tone(_ sample: UInt32) -> Tone {
    let bin = PaletteTable.bin(sample)
    guard depth == .indexed256 else {
      return Tone(colour: .direct(RGB(packed: sample)), lab: table.lab(ofBin: bin))
    }
    let index = table.index(ofBin: bin)
    return Tone(colour: .palette(index), lab: table.lab(ofIndex: index))
  }
}
