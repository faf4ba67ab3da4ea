import Labels
import Render

/// Turns the colours of cells into the numbers ncurses knows on one terminal.
///
/// Painters choose colours for the depth they are given; a colour beyond it becomes the nearest.
struct ColourNumbers: Hashable, Sendable {
  private let depth: ColourDepth
  private let hasDirectColour: Bool

  /// Makes the table for a depth on a terminal with that many colours.
  init(depth: ColourDepth, colours: Int, hasDirectColour: Bool) {
    self.depth = colours < 8 ? .mono : depth
    self.hasDirectColour = hasDirectColour
  }

  /// The number of a colour, -1 for the terminal's own.
  func number(_ colour: Colour) -> Int32 {
    guard depth != .mono else { return -1 }
    switch colour {
    case .terminalDefault: return -1
    case .palette(let index): return number(index: index)
    case .direct(let rgb):
      return depth == .direct ? Self.direct(rgb) : number(index: Self.nearestIndex(rgb))
    }
  }

  private func number(index: UInt8) -> Int32 {
    switch depth {
    case .ansi8: Int32(index < 16 ? Int(index & 7) : Self.nearestANSI(Self.xterm(index), count: 8))
    case .ansi16: Int32(index < 16 ? Int(index) : Self.nearestANSI(Self.xterm(index), count: 16))
    default: hasDirectColour && index >= 8 ? Self.direct(Self.xterm(index)) : Int32(index)
    }
  }

  /// 24 bits; the eight darkest blues would be taken for the ANSI colours 0 to 7.
  private static func direct(_ rgb: RGB) -> Int32 {
    let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
    return (1...7).contains(value) ? 8 : value
  }

  // MARK: The xterm-256 palette

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let ansi: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  private static func xterm(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return ansi[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(grey, grey, grey)
    }
  }

  /// The nearest of 16...255: the nearest corner of the cube, or the nearest grey.
  private static func nearestIndex(_ rgb: RGB) -> UInt8 {
    func level(_ value: UInt8) -> Int {
      value < 48 ? 0 : value < 115 ? 1 : min(5, (Int(value) - 35) / 40)
    }
    let cube = 16 + 36 * level(rgb.red) + 6 * level(rgb.green) + level(rgb.blue)
    let mean = (Int(rgb.red) + Int(rgb.green) + Int(rgb.blue)) / 3
    let grey = 232 + max(0, min(23, (mean - 3) / 10))
    return [UInt8(cube), UInt8(grey)].min { distance(xterm($0), rgb) < distance(xterm($1), rgb) }
      ?? UInt8(cube)
  }

  private static func nearestANSI(_ rgb: RGB, count: Int) -> Int {
    (0..<count).min { distance(ansi[$0], rgb) < distance(ansi[$1], rgb) } ?? 0
  }

  private static func distance(_ first: RGB, _ second: RGB) -> Int {
    let red = Int(first.red) - Int(second.red)
    let green = Int(first.green) - Int(second.green)
    let blue = Int(first.blue) - Int(second.blue)
    return red * red + green * green + blue * blue
  }
}
