extension GlyphDots {
  /// The column and the row of a line's middle.
  private static let middle = (x: 3, y: 7)

  /// What a line is drawn with, from the middle of its cell to one edge.
  private enum Weight: Int {
    case none, light, heavy, double

    /// Whether it is three pixels broad, not one.
    var isBroad: Bool { self == .heavy || self == .double }
  }

  /// The lines of U+2500...U+257F: to the top, right, bottom, left; 1 light, 2 heavy, 3 double.
  ///
  /// Dashes and diagonals, 0000 here, are drawn by themselves.
  private static let arms: [[Weight]] = drawing.split(whereSeparator: \.isWhitespace).map { code in
    code.map { Weight(rawValue: $0.wholeNumberValue ?? 0) ?? .none }
  }

  private static let drawing = """
    0101 0202 1010 2020 0000 0000 0000 0000 0000 0000 0000 0000 0110 0210 0120 0220
    0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120
    2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212
    0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212
    2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 0000 0000 0000 0000
    0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130
    3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 0110 0011 1001
    1100 0000 0000 0000 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010
    """

  /// A sign of box drawing by its distance from U+2500.
  internal static func boxDrawing(_ index: Int) -> GlyphDots {
    switch index {
    case 0x04...0x0B: dashes(index - 4, count: index < 8 ? 3 : 4)
    case 0x4C...0x4F: dashes(index - 0x4C, count: 2)
    case 0x6D...0x70: rounded(joint(arms[index]))
    case 0x71: diagonal(rising: true)
    case 0x72: diagonal(rising: false)
    case 0x73:
      GlyphDots(
        rows: zip(diagonal(rising: true).rows, diagonal(rising: false).rows).map(|), from: 0)
    default: joint(arms[index])
    }
  }

  /// Lines that meet in the middle.
  private static func joint(_ arms: [Weight]) -> GlyphDots {
    var dots = GlyphDots()
    for (side, weight) in arms.enumerated() where weight.isBroad {
      let meetsBroad = arms[(side + 1) % 4].isBroad || arms[(side + 3) % 4].isBroad
      dots.draw(side, reach: 1, from: meetsBroad ? -1 : 0)
    }
    // Two lines are a broad one with its middle taken out.
    for (side, weight) in arms.enumerated() where weight == .double {
      dots.erase(side)
    }
    for (side, weight) in arms.enumerated() where weight == .light {
      dots.draw(side, reach: 0, from: start(of: side, among: arms))
    }
    return dots
  }

  /// How far from the middle a light line begins: past a double line that goes on to both sides of it.
  private static func start(of side: Int, among arms: [Weight]) -> Int {
    let across = [arms[(side + 1) % 4], arms[(side + 3) % 4]]
    guard across.contains(.double) else { return 0 }
    if arms[(side + 2) % 4] != .none { return 0 }
    return across == [.double, .double] ? 1 : -1
  }

  /// Draws a line to a side: 0 top, 1 right, 2 bottom, 3 left.
  private mutating func draw(_ side: Int, reach: Int, from start: Int) {
    let (x, y) = Self.middle
    let (columns, rows) = ((x - reach)..<(x + reach + 1), (y - reach)..<(y + reach + 1))
    switch side {
    case 0: fill(columns, 0..<(y - start + 1))
    case 1: fill((x + start)..<Self.width, rows)
    case 2: fill(columns, (y + start)..<Self.height)
    default: fill(0..<(x - start + 1), rows)
    }
  }

  private mutating func erase(_ side: Int) {
    let (x, y) = Self.middle
    switch side {
    case 0: for row in 0...y { self[x, row] = false }
    case 1: for column in x..<Self.width { self[column, y] = false }
    case 2: for row in y..<Self.height { self[x, row] = false }
    default: for column in 0...x { self[column, y] = false }
    }
  }

  /// A corner with its tip cut off.
  private static func rounded(_ corner: GlyphDots) -> GlyphDots {
    var dots = corner
    let (x, y) = middle
    let goesRight = dots[x + 1, y]
    let goesDown = dots[x, y + 1]
    let (beside, below) = (goesRight ? x + 1 : x - 1, goesDown ? y + 1 : y - 1)
    dots[x, y] = false
    dots[beside, y] = false
    dots[x, below] = false
    dots[beside, below] = true
    return dots
  }

  /// Light horizontal, heavy horizontal, light vertical, heavy vertical, in pieces.
  private static func dashes(_ kind: Int, count: Int) -> GlyphDots {
    let isVertical = kind & 2 != 0
    var dots = joint(arms[kind & 3])
    let length = isVertical ? height : width
    for place in 0..<length where (place + 1) * count / length != place * count / length {
      for across in 0..<(isVertical ? width : height) {
        if isVertical { dots[across, place] = false } else { dots[place, across] = false }
      }
    }
    return dots
  }

  private static func diagonal(rising: Bool) -> GlyphDots {
    var dots = GlyphDots()
    for y in 0..<height { dots[rising ? (height - 1 - y) / 2 : y / 2, y] = true }
    return dots
  }
}
