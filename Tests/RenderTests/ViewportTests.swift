import Labels
import Testing

@testable import Render

@Suite struct ViewportTests {
  private let canvas = Rectangle<ScreenSpace>(x: 10, y: 5, width: 200, height: 60)
  private let size = Size<ImageSpace>(width: 2048, height: 1024)

  @Test func aFittedImageFillsTheNarrowerSide() {
    let viewport = Viewport.fitting(imageSize: size, in: canvas)
    #expect(viewport.scale == 10.24)
    #expect(
      viewport.visiblePixels(in: canvas)
        == Rectangle(x: 0, y: 0, width: 2048, height: 1024))
    // 1024 / 10.24 = 100 half rows = 50 rows, 5 rows from the canvas's top.
    #expect(viewport.cell(ofImagePoint: Point(x: 0, y: 0), in: canvas) == Point(x: 10, y: 10))
    #expect(
      viewport.cell(ofImagePoint: Point(x: 2047, y: 1023), in: canvas) == Point(x: 209, y: 59))
  }

  @Test func cellsAndImagePointsConvertBothWays() {
    var viewport = Viewport.fitting(imageSize: size, in: canvas)
    for factor in [1, 1.7, 3.1, 0.9, 40] {
      viewport.zoom(by: factor, about: Point(x: 700, y: 300))
      for y in stride(from: 5, to: 65, by: 7) {
        for x in stride(from: 10, to: 210, by: 13) {
          let cell = Point<ScreenSpace>(x: Double(x), y: Double(y))
          let point = viewport.imagePoint(ofCell: cell, in: canvas)
          #expect(viewport.cell(ofImagePoint: point, in: canvas) == cell)
        }
      }
    }
  }

  @Test func zoomingKeepsThePointUnderTheCursor() {
    var viewport = Viewport.fitting(imageSize: size, in: canvas)
    let anchor = Point<ImageSpace>(x: 1500, y: 700)
    let before = viewport.cell(ofImagePoint: anchor, in: canvas)
    viewport.zoom(by: 4, about: anchor)
    let after = viewport.cell(ofImagePoint: anchor, in: canvas)
    #expect(abs(after.x - before.x) <= 1 && abs(after.y - before.y) <= 1)
    #expect(viewport.scale == 2.56)
  }

  @Test func scaleAndCentreStayWithinLimits() {
    var viewport = Viewport.fitting(imageSize: size, in: canvas)
    for _ in 0..<40 { viewport.zoom(by: 10) }
    #expect(viewport.scale == 0.0625)
    for _ in 0..<40 { viewport.zoom(by: 0.1) }
    #expect(viewport.scale == 2048)
    viewport.pan(columns: 1_000_000, rows: -1_000_000)
    #expect(viewport.center == Point(x: 2048, y: 0))
  }

  @Test func aRectangleIsShownWithItsContext() {
    var viewport = Viewport.fitting(imageSize: size, in: canvas)
    viewport.show(
      Rectangle(x: 1000, y: 400, width: 100, height: 20), in: canvas, context: 0.5)
    #expect(viewport.center == Point(x: 1050, y: 410))
    #expect(viewport.scale == 1)
  }

  @Test func panningBackComesBack() {
    let start = Viewport(imageSize: size, center: Point(x: 1024, y: 512), scale: 10.24)
    var viewport = start
    for _ in 0..<7 { viewport.pan(columns: 3, rows: -2) }
    for _ in 0..<7 { viewport.pan(columns: -3, rows: 2) }
    #expect(viewport.visiblePixels(in: canvas) == start.visiblePixels(in: canvas))
  }

  @Test func anotherImageKeepsZoomAndPlace() {
    let viewport = Viewport(imageSize: size, center: Point(x: 512, y: 512), scale: 4)
    #expect(viewport.carried(to: size) == viewport)
    let half = viewport.carried(to: Size(width: 1024, height: 512))
    #expect(half.center == Point(x: 256, y: 256))
    #expect(half.scale == 2)
  }

  @Test func emptyImagesAndCanvasesDoNoHarm() {
    let nothing = Rectangle<ScreenSpace>(x: 0, y: 0, width: 0, height: 0)
    var viewport = Viewport.fitting(imageSize: Size(width: 0, height: 0), in: nothing)
    viewport.zoom(by: 2)
    viewport.pan(columns: 1, rows: 1)
    #expect(viewport.visiblePixels(in: canvas).isEmpty)
  }

  @Test(
    arguments: [0.3, 0.4, 1, 1.5, 2.5, 7 / 3.0, 12.75],
    [GlyphSet.letters, .half, .quadrant, .sextant])
  func aPixelIsFoundInTheSampleThatShowsIt(scale: Double, glyphs: GlyphSet) {
    let size = Size<ImageSpace>(width: 90, height: 70)
    for center in [Point<ImageSpace>(x: 45, y: 35), Point(x: 20.3, y: 31.7)] {
      let viewport = Viewport(imageSize: size, center: center, scale: scale)
      let grid = SampleGrid(
        viewport: viewport, canvas: Rectangle(x: 0, y: 0, width: 24, height: 9),
        layout: glyphs.layout, source: size)
      // Several samples may show a pixel; the last one of the grid's edge may lie outside of it.
      for (column, columns) in grid.columns.enumerated() {
        for x in columns where grid.columns.dropFirst(column + 1).allSatisfy({ !$0.contains(x) }) {
          guard x + 1 < SampleGrid.hull(grid.columns).upperBound else { continue }
          #expect(grid.sample(ofPixel: Pixel(x: x, y: 0)).column == column)
        }
      }
      for (row, rows) in grid.rows.enumerated() {
        for y in rows where grid.rows.dropFirst(row + 1).allSatisfy({ !$0.contains(y) }) {
          guard y + 1 < SampleGrid.hull(grid.rows).upperBound else { continue }
          #expect(grid.sample(ofPixel: Pixel(x: 0, y: y)).row == row)
        }
      }
    }
  }
}
