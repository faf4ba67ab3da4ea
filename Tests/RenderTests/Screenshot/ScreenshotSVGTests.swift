import Foundation
import Labels
import Testing

@testable import Render

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ScreenshotSVGTests {
  private static func small() -> Frame {
    var frame = Frame(width: 24, height: 4)
    let bold = CellStyle(
      foreground: .palette(16), background: .palette(214), attributes: [.bold])
    frame.write(" a<b & \"c\"  ", x: 0, y: 0, style: bold)
    frame.write("over the gap      here", x: 1, y: 1)
    frame.write("▀▀▄▄▌▐ ███░▒", x: 1, y: 2, style: CellStyle(foreground: .direct(RGB(1, 2, 3))))
    frame.write("─┼─", x: 14, y: 2)
    frame.write("under", x: 2, y: 3, style: CellStyle(attributes: [.underline, .reverse]))
    return frame
  }

  /// Collects what a document holds.
  private final class Reader: NSObject, XMLParserDelegate {
    var names: [String] = []
    var texts: [String] = []
    var lengths: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      names.append(name)
      guard name == "text" else { return }
      texts.append("")
      lengths.append(Int(attributes["textLength"] ?? "") ?? 0)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if names.last == "text", !texts.isEmpty { texts[texts.count - 1] += string }
    }
  }

  private static func read(_ svg: String) throws -> Reader {
    let parser = XMLParser(data: Data(svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test func aSmallFrameStaysAsItIs() throws {
    try expectGolden(Screenshot(Self.small()).svg(), file: "screenshot-small.svg")
  }

  @Test func textIsEscapedAndEachRunIsAsLongAsItsCells() throws {
    let reader = try Self.read(Screenshot(Self.small()).svg())
    let texts = reader.texts.map { $0.trimmingCharacters(in: .newlines) }
    #expect(texts == ["a<b & \"c\"", "over the gap      here", "under"])
    #expect(reader.lengths == texts.map { $0.count * 8 })
  }

  @Test func anyScalarGivesAWellFormedDocument() throws {
    var random = SplitMix64(seed: 3)
    var frame = Frame(width: 40, height: 20)
    for y in 0..<20 {
      for x in 0..<40 {
        // Two stretches of the basic plane, U+FFFE and U+FFFF among them.
        let value = UInt32(random.next() % 0x3000) + (y & 1 == 0 ? 0 : 0xD000)
        let scalar = Unicode.Scalar(value) ?? "?"
        frame[x, y] = Cell(
          scalar,
          style: CellStyle(
            foreground: .palette(UInt8(random.next() & 255)),
            attributes: CellAttributes(rawValue: UInt8(random.next() & 7))))
      }
    }
    frame[0, 1] = Cell(Unicode.Scalar(0xFFFE as UInt16) ?? "?", style: .plain)
    frame[1, 1] = Cell(Unicode.Scalar(0xFFFF as UInt16) ?? "?", style: .plain)
    _ = try Self.read(Screenshot(frame).svg())
  }

  /// Paints the rectangles of a document, in its order.
  private static func painted(_ svg: String, _ size: Size<ImageSpace>, ground: RGB) -> RGBImage {
    var image = RGBImage(width: size.width, height: size.height, filledWith: ground)
    for path in svg.matches(of: /<path fill="#([0-9a-f]{6})" d="([^"]*)"\/>/) {
      let value = Int(path.1, radix: 16) ?? 0
      let colour = RGB(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
      for part in path.2.matches(of: /M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z/) {
        let numbers = [part.1, part.2, part.3, part.4].compactMap { Int($0) }
        for y in numbers[1]..<(numbers[1] + numbers[3]) {
          for x in numbers[0]..<(numbers[0] + numbers[2]) { image[x, y] = colour }
        }
      }
    }
    return image
  }

  @Test(arguments: Paper.allCases)
  func whatIsDrawnIsTheSamePixelsAsInTheImage(paper: Paper) {
    var random = SplitMix64(seed: 11)
    let ranges: [ClosedRange<UInt32>] = [0x2500...0x259F, 0x25A0...0x25CF, 0x1FB00...0x1FB3B]
    let scalars: [Unicode.Scalar] = ranges.flatMap { $0.compactMap { Unicode.Scalar($0) } }
    let shades: [Unicode.Scalar] = ["\u{2588}", "\u{2591}", "\u{2592}", "\u{2593}", " "]
    let drawn = shades + scalars.filter { GlyphDots.drawn($0) != nil }
    var frame = Frame(width: 60, height: 12)
    for y in 0..<12 {
      for x in 0..<60 {
        // Few colours, so that neighbours often share one.
        let colours = [Colour.terminalDefault, .palette(196), .palette(21), .direct(RGB(1, 2, 3))]
        frame[x, y] = Cell(
          drawn[Int(random.next() % UInt64(drawn.count))],
          style: CellStyle(
            foreground: colours[Int(random.next() & 3)],
            background: colours[Int(random.next() & 3)],
            attributes: CellAttributes(rawValue: UInt8(random.next() & 7))))
      }
    }
    let picture = Screenshot(frame, paper: paper)
    let image = Self.painted(picture.svg(), picture.size, ground: paper.ground)
    #expect(image == picture.image())
  }

  @Test func runsOfOneColourAreOneRectangle() {
    var frame = Frame(width: 100, height: 2)
    frame.fill(frame.bounds, with: Cell(" ", style: CellStyle(background: .palette(25))))
    let svg = Screenshot(frame).svg()
    #expect(svg.contains("M0 0h800v16h-800zM0 16h800v16h-800z"))
    #expect(svg.count < 700)
  }
}
