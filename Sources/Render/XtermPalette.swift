import Labels

/// The 256 colours of xterm: 16 of the user's theme, a 6x6x6 cube, 24 greys.
enum XtermPalette {
  /// The six levels of the cube, indices 16...231.
  static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// The 16 ANSI colours as xterm draws them when no theme changes them.
  private static let ansi: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// All 256 colours.
  static let colours: [RGB] = (0..<256).map { index in
    switch index {
    case 0..<16: return ansi[index]
    case 16..<232:
      let cube = index - 16
      return RGB(cubeLevels[cube / 36], cubeLevels[cube / 6 % 6], cubeLevels[cube % 6])
    default:
      let level = UInt8(8 + (index - 232) * 10)
      return RGB(level, level, level)
    }
  }

  /// All 256 colours in OKLab.
  static let labs: [OKLab] = colours.map { OKLab($0) }

  /// The index in `candidates` that looks most like a colour; the lowest of equals.
  /// - Complexity: O(candidates).
  static func nearest(to colour: RGB, in candidates: Range<Int>) -> UInt8 {
    let target = OKLab(colour)
    var best = (index: candidates.lowerBound, distance: Float.infinity)
    for index in candidates {
      let distance = target.squaredDistance(to: labs[index])
      if distance < best.distance { best = (index, distance) }
    }
    return UInt8(best.index)
  }
}
