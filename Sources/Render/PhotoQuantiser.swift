import Labels

/// Turns the two samples of a cell into colours, left to right along one row.
///
/// At 256 colours a cell keeps its left neighbour's pair of colours when neither half looks more than
/// the tolerance worse than with its own nearest colour.
struct PhotoQuantiser {
  private let depth: ColourDepth
  private let tolerance: Float
  private let table: PaletteTable
  private var previous: (top: UInt8, bottom: UInt8)?

  /// Starts a row; `depth` is 256 colours or 24 bits.
  init(depth: ColourDepth, tolerance: Float) {
    self.depth = depth
    self.tolerance = tolerance
    table = PaletteTable.shared
  }

  /// The cell for two samples (0xRRGGBB or outside), of which one at least is inside.
  mutating func cell(top: UInt32, bottom: UInt32, outside: Colour) -> Cell {
    guard depth == .indexed256, top != PhotoPool.outside, bottom != PhotoPool.outside else {
      previous = nil
      return HalfBlock(
        top: colour(top, outside: outside), bottom: colour(bottom, outside: outside)
      ).cell
    }
    let pair = indices(top: Self.bin(top), bottom: Self.bin(bottom))
    previous = pair
    return HalfBlock(top: .palette(pair.top), bottom: .palette(pair.bottom)).cell
  }

  private func indices(top: Int, bottom: Int) -> (top: UInt8, bottom: UInt8) {
    let best = (top: table.index(ofBin: top), bottom: table.index(ofBin: bottom))
    guard tolerance > 0, let previous, previous != best,
      isClose(previous.top, to: best.top, bin: top),
      isClose(previous.bottom, to: best.bottom, bin: bottom)
    else { return best }
    return previous
  }

  private func isClose(_ index: UInt8, to best: UInt8, bin: Int) -> Bool {
    index == best
      || table.distance(fromBin: bin, to: index)
        <= table.distance(fromBin: bin, to: best) + tolerance
  }

  private func colour(_ sample: UInt32, outside: Colour) -> Colour {
    if sample == PhotoPool.outside { return outside }
    return depth == .direct
      ? .direct(RGB(packed: sample)) : .palette(table.index(ofBin: Self.bin(sample)))
  }

  private static func bin(_ sample: UInt32) -> Int {
    let colour = RGB(packed: sample)
    return PaletteTable.bin(colour.red, colour.green, colour.blue)
  }
}
