import Labels
import Testing

@testable import Render

@Suite struct ScreenshotTests {
  private static let front = RGB(255, 255, 0)
  private static let back = RGB(0, 0, 95)

  private static func frame(_ scalars: [Unicode.Scalar], columns: Int = 16) -> Frame {
    var frame = Frame(width: columns, height: (scalars.count + columns - 1) / columns)
    for (index, scalar) in scalars.enumerated() {
      frame[index % columns, index / columns] = Cell(scalar)
    }
    return frame
  }

  private static func scalars(_ range: ClosedRange<UInt32>) -> [Unicode.Scalar] {
    range.compactMap { Unicode.Scalar($0) }
  }

  /// The ink of a frame in the terminal's own colours, one character a pixel.
  private static func art(_ frame: Frame) -> String {
    let image = Screenshot(frame).image()
    return (0..<image.height).map { y in
      String((0..<image.width).map { image[$0, y] == Paper.dark.ink ? "#" : "." }) + "\n"
    }.joined()
  }

  /// The ink of one cell, as the bits of its 16 rows.
  private static func ink(_ scalar: Unicode.Scalar, style: CellStyle = .plain) -> [[Bool]] {
    var frame = Frame(width: 1, height: 1)
    frame[0, 0] = Cell(scalar, style: style)
    let image = Screenshot(frame).image()
    return (0..<16).map { y in (0..<8).map { image[$0, y] == Paper.dark.ink } }
  }

  @Test(arguments: [
    ("letters", 0x20...0x7E), ("blocks", 0x2580...0x259F), ("lines", 0x2500...0x257F),
    ("sextants", 0x1FB00...0x1FB3B),
  ])
  func glyphsStayAsTheyAre(name: String, range: ClosedRange<UInt32>) throws {
    try expectGolden(
      Self.art(Self.frame(Self.scalars(range))), file: "screenshot-\(name).txt")
  }

  @Test func signsStayAsTheyAre() throws {
    try expectGolden(
      Self.art(Self.frame(Array("±·→…×²▸●○■←↑↓é▲▼".unicodeScalars))),
      file: "screenshot-signs.txt")
  }

  @Test(arguments: [(1, 1), (3, 2), (120, 40)])
  func everyCellIsEightBySixteenPixels(width: Int, height: Int) {
    let screenshot = Screenshot(Frame(width: width, height: height))
    let image = screenshot.image()
    #expect(image.size == Size(width: width * 8, height: height * 16))
    #expect(image.size == screenshot.size)
    #expect(screenshot.svg().contains("viewBox=\"0 0 \(width * 8) \(height * 16)\""))
  }

  @Test func sextantsFollowTheOrderOfUnicode() {
    for bits in 1..<63 where bits != 21 && bits != 42 {
      let value = 0x1FB00 + bits - 1 - (bits > 21 ? 1 : 0) - (bits > 42 ? 1 : 0)
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let ink = Self.ink(scalar)
      for part in 0..<6 {
        // The middle of each of the six parts.
        #expect(ink[[2, 8, 13][part / 2]][part % 2 * 4 + 1] == (bits >> part & 1 == 1), "\(bits)")
      }
    }
  }

  @Test func whatIsDrawnIsDifferentForDifferentGlyphs() {
    let blocks = Self.scalars(0x2580...0x259F) + Self.scalars(0x1FB00...0x1FB3B)
    let images = blocks.map { scalar in
      var frame = Frame(width: 1, height: 1)
      frame[0, 0] = Cell(
        scalar, style: CellStyle(foreground: .direct(Self.front), background: .direct(Self.back)))
      return Screenshot(frame).image()
    }
    #expect(Set(images).count == blocks.count)
  }

  @Test func equalFramesGiveEqualPicturesAndEveryCellShows() {
    var random = SplitMix64(seed: 7)
    // Glyphs none of which is another one with its colours exchanged.
    let glyphs = Array("▀▌▘▝▖▗".unicodeScalars)
    var frame = Frame(width: 12, height: 5)
    for y in 0..<5 {
      for x in 0..<12 {
        frame[x, y] = Cell(
          glyphs[Int(random.next() % 6)],
          style: CellStyle(
            foreground: .palette(UInt8(16 + random.next() % 100)),
            background: .palette(UInt8(116 + random.next() % 100))))
      }
    }
    let picture = Screenshot(frame)
    #expect(picture.image() == Screenshot(frame).image())
    #expect(picture.svg() == Screenshot(frame).svg())
    for y in 0..<5 {
      for x in 0..<12 {
        var other = frame
        let old = frame[x, y].scalar
        other[x, y].scalar = glyphs.first { $0 != old } ?? old
        #expect(Screenshot(other).image() != picture.image())
        #expect(Screenshot(other).svg() != picture.svg())
      }
    }
  }

  @Test func shadesMixBothColours() {
    var frame = Frame(width: 4, height: 1)
    let style = CellStyle(foreground: .direct(RGB(200, 100, 0)), background: .direct(RGB(0, 0, 40)))
    for (x, scalar) in "░▒▓█".unicodeScalars.enumerated() {
      frame[x, 0] = Cell(scalar, style: style)
    }
    let image = Screenshot(frame).image()
    #expect(image[0, 0] == RGB(50, 25, 30) && image[7, 15] == image[0, 0])
    #expect(image[8, 0] == RGB(100, 50, 20) && image[16, 0] == RGB(150, 75, 10))
    #expect(image[24, 0] == RGB(200, 100, 0))
  }

  @Test func theTerminalsOwnColoursComeFromThePaper() {
    var frame = Frame(width: 2, height: 1)
    frame[1, 0] = Cell(" ", style: CellStyle(attributes: .reverse))
    for paper in Paper.allCases {
      let image = Screenshot(frame, paper: paper).image()
      #expect(image[0, 0] == paper.ground && image[8, 0] == paper.ink)
      #expect(Screenshot(frame, paper: paper).svg().contains(paper.ground.hexadecimal))
    }
  }

  @Test func boldIsBroaderAndUnderlinedIsALine() {
    let plain = Self.ink("n")
    let bold = Self.ink("n", style: CellStyle(attributes: .bold))
    for y in 0..<16 {
      for x in 0..<8 {
        #expect(bold[y][x] == (plain[y][x] || x > 0 && plain[y][x - 1]))
      }
    }
    let line = Self.ink(" ", style: CellStyle(attributes: .underline))
    #expect(line[14].allSatisfy(\.self) && !line[13].contains(true))
    // Blocks are as broad as they are.
    #expect(Self.ink("▌", style: CellStyle(attributes: .bold)) == Self.ink("▌"))
  }

  @Test func whatTheTypefaceLacksIsAHollowBox() {
    #expect(Self.ink("\u{4E2D}") == Self.ink("\u{3B1}"))
    #expect(Self.ink("\u{3B1}") != Self.ink(" "))
    for scalar in Self.scalars(0x21...0x7E) { #expect(Self.ink(scalar) != Self.ink("\u{3B1}")) }
  }
}
