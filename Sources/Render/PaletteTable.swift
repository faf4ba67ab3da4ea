import Labels

/// The nearest of the palette's indices 16...255 for every colour of 5 bits per channel, with its OKLab.
///
/// Built once, on the first photo. Each of the 32,768 colours is compared with the 27 cube colours
/// around it and the 3 greys of its lightness, which is where the nearest one lies.
struct PaletteTable: Sendable {
  /// The table, built on first use.
  static let shared = PaletteTable()

  private let indices: [UInt8]
  private let labs: [OKLab]
  private let palette: [OKLab]

  private init() {
    let palette = XtermPalette.labs
    let colours = (0..<32_768).map { Self.centre(of: $0) }
    labs = colours.map { OKLab($0) }
    let levels = (0..<32).map { Self.levels(near: Self.expanded($0)) }
    var indices = [UInt8](repeating: 0, count: colours.count)
    for bin in indices.indices {
      indices[bin] = Self.nearest(to: labs[bin], bin: bin, levels: levels, palette: palette)
    }
    self.palette = palette
    self.indices = indices
  }

  /// The bin of a colour, 0xRRGGBB: the upper five bits of each channel.
  static func bin(_ packed: UInt32) -> Int {
    Int(packed >> 19 & 31) << 10 | Int(packed >> 11 & 31) << 5 | Int(packed >> 3 & 31)
  }

  /// The palette index, 16...255, that looks most like the colours of a bin.
  func index(ofBin bin: Int) -> UInt8 { indices[bin] }

  /// How the colours of a bin look.
  func lab(ofBin bin: Int) -> OKLab { labs[bin] }

  /// How a palette colour looks.
  func lab(ofIndex index: UInt8) -> OKLab { palette[Int(index)] }

  private static func centre(of bin: Int) -> RGB {
    RGB(expanded(bin >> 10), expanded(bin >> 5 & 31), expanded(bin & 31))
  }

  /// Five bits spread over 0...255, so that black stays black and white white.
  private static func expanded(_ bits: Int) -> UInt8 { UInt8(bits << 3 | bits >> 2) }

  /// The three levels of the cube around a value.
  private static func levels(near value: UInt8) -> Range<Int> {
    let levels = XtermPalette.cubeLevels
    let above = levels.firstIndex { $0 >= value } ?? levels.count - 1
    let low = min(max(above - 1, 0), levels.count - 3)
    return low..<low + 3
  }

  private static func nearest(
    to target: OKLab, bin: Int, levels: [Range<Int>], palette: [OKLab]
  ) -> UInt8 {
    var best = (index: 16, distance: Float.infinity)
    func consider(_ index: Int) {
      let distance = target.squaredDistance(to: palette[index])
      if distance < best.distance { best = (index, distance) }
    }
    for red in levels[bin >> 10] {
      for green in levels[bin >> 5 & 31] {
        for blue in levels[bin & 31] { consider(16 + red * 36 + green * 6 + blue) }
      }
    }
    // Greys are evenly spaced in OKLab lightness up to a few per cent: 8 is 13.4, 238 is 94.7.
    let grey = min(max(Int(((target.lightness - 13.4) / 3.53).rounded()), 1), 22)
    for step in grey - 1...grey + 1 { consider(232 + step) }
    return UInt8(best.index)
  }
}
