import Labels
import Testing

@testable import Render

@Suite struct CoverageTests {
  @Test func aPolygonCoversItsArea() {
    let triangle: [Point<CanvasSpace>] = [Point(x: 1, y: 1), Point(x: 9, y: 1), Point(x: 1, y: 9)]
    var sum: Float = 0
    for y in 0..<10 { sum += PolygonCoverage.row(y, of: triangle, columns: 0..<10).reduce(0, +) }
    #expect(abs(sum - 32) < 0.01)
    let row = PolygonCoverage.row(4, of: triangle, columns: 0..<10)
    #expect(row[0] == 0 && row[2] == 1 && row[8] == 0)
    #expect(abs(row[5] - 0.5) < 1e-6)
  }

  @Test func aLineCoversItsWidth() {
    let area = Rectangle<ImageSpace>(x: 0, y: 0, width: 20, height: 12)
    let coverage = StrokeCoverage(
      of: [Point(x: 0, y: 6), Point(x: 20, y: 6)],
      ChartStroke(colour: ChartColours.blue, width: 3), within: area)
    let column = (0..<12).reduce(Float(0)) { $0 + coverage[10, $1] }
    #expect(abs(column - 3) < 1e-5)
  }

  @Test func goingBackOverALineDoesNotDarkenIt() {
    let area = Rectangle<ImageSpace>(x: 0, y: 0, width: 20, height: 12)
    let stroke = ChartStroke(colour: ChartColours.blue, width: 3)
    let points: [Point<CanvasSpace>] = [Point(x: 2, y: 2), Point(x: 18, y: 9)]
    let once = StrokeCoverage(of: points, stroke, within: area)
    let twice = StrokeCoverage(of: points + [points[0]], stroke, within: area)
    for y in 0..<12 {
      for x in 0..<20 { #expect(once[x, y] == twice[x, y]) }
    }
  }

  @Test func dashesGoOnAcrossCorners() {
    let area = Rectangle<ImageSpace>(x: 0, y: 0, width: 64, height: 5)
    var stroke = ChartStroke(colour: ChartColours.blue, width: 1)
    stroke.isDashed = true
    let straight: [Point<CanvasSpace>] = [Point(x: 0, y: 2.5), Point(x: 64, y: 2.5)]
    let pieces: [Point<CanvasSpace>] = [0, 7, 22, 23, 64].map { Point(x: $0, y: 2.5) }
    let whole = StrokeCoverage(of: straight, stroke, within: area)
    let cut = StrokeCoverage(of: pieces, stroke, within: area)
    for x in 0..<64 { #expect(abs(whole[x, 2] - cut[x, 2]) < 1e-5, "\(x)") }
    #expect(whole[5, 2] > 0.9 && whole[13, 2] < 0.1 && whole[20, 2] > 0.9)
  }

  @Test func everyLetterHasADrawingOfItsOwn() {
    let letters = (33..<127).compactMap { Unicode.Scalar($0) }
    let rows = letters.map { BitmapFont.rows(of: $0) }
    #expect(rows.allSatisfy { (7...9).contains($0.count) && $0.allSatisfy { $0 < 32 } })
    #expect(Set(rows).count == letters.count)
    #expect(BitmapFont.rows(of: " ").allSatisfy { $0 == 0 })
    #expect(BitmapFont.rows(of: "é") == BitmapFont.rows(of: "?"))
  }
}
