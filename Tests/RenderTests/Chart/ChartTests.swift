import Labels
import Testing

@testable import Render

@Suite struct ChartTests {
  static let size = Size<ImageSpace>(width: 640, height: 400)

  static func chart(_ marks: [ChartMark], title: String = "t") -> Chart {
    Chart(
      title: title, horizontal: ChartAxis("x", from: 0, to: 4),
      vertical: ChartAxis("y", from: 0, to: 8), marks: marks)
  }

  /// The pixel at a point of the data.
  static func pixel(of chart: Chart, x: Double, y: Double) -> RGB {
    let place = ChartPainter(chart: chart, size: size).place(Point(x: x, y: y))
    return chart.image(size: size)[Int(place.x), Int(place.y)]
  }

  static let stacked = chart([
    ChartMark(
      "low", .bars(edges: [0, 1, 2], bases: [0, 0], tops: [4, 2]), colour: ChartColours.blue),
    ChartMark(
      "high", .bars(edges: [0, 1, 2], bases: [4, 2], tops: [6, 2]), colour: ChartColours.orange),
  ])

  @Test(arguments: [
    (0.5, 2.0, ChartColours.blue), (0.5, 5, ChartColours.orange), (0.5, 6.6, RGB(255, 255, 255)),
    (1.5, 1, ChartColours.blue), (1.5, 2.6, RGB(255, 255, 255)), (3, 1, RGB(255, 255, 255)),
  ])
  func barsStandWhereTheirNumbersSay(x: Double, y: Double, colour: RGB) {
    #expect(Self.pixel(of: Self.stacked, x: x, y: y) == colour)
  }

  @Test func linesPassTheirPointsAndStayInThePlot() {
    let chart = Self.chart([
      ChartMark(nil, .line([Point(x: 0, y: 2), Point(x: 4, y: 6)]), colour: ChartColours.green),
      ChartMark(nil, .line([Point(x: 1, y: 7), Point(x: 9, y: 7)]), colour: ChartColours.blue),
    ])
    #expect(Self.pixel(of: chart, x: 2, y: 4) == ChartColours.green)
    let image = chart.image(size: Self.size)
    let plot = ChartPainter(chart: chart, size: Self.size).layout.plot
    let outside = (0..<image.height).flatMap { y in
      (Int(plot.right)..<image.width).map { image[$0, y] }
    }
    #expect(!outside.contains(ChartColours.blue))
  }

  @Test func stepsHoldTheirValueUntilTheNextPoint() {
    let chart = Self.chart([
      ChartMark(
        nil, .steps([Point(x: 0, y: 2), Point(x: 2, y: 6), Point(x: 4, y: 6)]),
        colour: ChartColours.green)
    ])
    #expect(Self.pixel(of: chart, x: 1.9, y: 2) == ChartColours.green)
    #expect(Self.pixel(of: chart, x: 2, y: 5) == ChartColours.green)
    #expect(Self.pixel(of: chart, x: 2.1, y: 6) == ChartColours.green)
  }

  @Test func bandsShadeWhatLiesBetween() {
    let chart = Self.chart([
      ChartMark(
        nil,
        .band(
          lower: [Point(x: 0, y: 1), Point(x: 4, y: 1)],
          upper: [Point(x: 0, y: 3), Point(x: 4, y: 3)]), colour: ChartColours.blue)
    ])
    // 22 % of blue on white.
    #expect(Self.pixel(of: chart, x: 2.1, y: 2.6) == RGB(199, 224, 238))
    #expect(Self.pixel(of: chart, x: 2.1, y: 3.4) == RGB(255, 255, 255))
  }

  @Test func svgEscapesItsWordsAndNamesItsColours() {
    let text = Self.chart(
      [ChartMark("a<b", .vertical(at: 2), colour: ChartColours.vermilion, isDashed: true)],
      title: "R&D\u{7}"
    ).svg(size: Self.size)
    #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n"))
    #expect(text.contains(">R&amp;D?</text>") && text.contains(">a&lt;b</text>"))
    #expect(text.contains("stroke=\"#d55e00\"") && text.contains("stroke-dasharray=\"10 6\""))
    #expect(text.split(separator: "<g ").count == text.split(separator: "</g>").count)
  }

  @Test func svgAndImageAgreeOnBars() throws {
    let text = Self.stacked.svg(size: Self.size)
    let bar = try #require(text.firstRange(of: "fill=\"#0072b2\""))
    let line = text[..<bar.lowerBound].split(separator: "\n").last.map(String.init) ?? ""
    let numbers = line.split(separator: "\"").compactMap { Int($0) }
    #expect(numbers.count == 4, "\(line)")
    let image = Self.stacked.image(size: Self.size)
    let (x, y) = (numbers[0], numbers[1])
    #expect(image[x, y] == ChartColours.blue && image[x, y - 1] == ChartColours.orange)
    #expect(image[x + numbers[2] - 1, y] == ChartColours.blue)
    #expect(image[x + numbers[2], y] != ChartColours.blue)
  }

  @Test func drawingTwiceGivesTheSameBytes() {
    #expect(Self.stacked.image(size: Self.size) == Self.stacked.image(size: Self.size))
    #expect(Self.stacked.svg(size: Self.size) == Self.stacked.svg(size: Self.size))
  }

  @Test func longWordsEndInDots() {
    #expect(ChartText.fitted("abcdef", width: 70) == "abcdef")
    #expect(ChartText.fitted("abcdefg", width: 70) == "abcd..")
  }

  @Test func legendsBreakIntoLines() {
    let marks = (0..<9).map {
      ChartMark(
        "series number \($0)", .horizontal(at: Double($0)), colour: ChartColours.series[$0 % 8])
    }
    let layout = ChartPainter(chart: Self.chart(marks), size: Self.size).layout
    #expect(layout.legend.count == 9)
    #expect(Set(layout.legend.map(\.position.y)).count > 2)
    for entry in layout.legend {
      let end = entry.position.x + ChartLayout.sampleWidth + 10 + ChartText.width(of: entry.name)
      #expect(end <= 640 - ChartLayout.margin && entry.position.y < layout.plot.top)
    }
  }
}
