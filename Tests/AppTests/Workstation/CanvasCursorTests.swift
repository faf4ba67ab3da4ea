import Labels
import Render
import Testing

@testable import App

@Suite struct CanvasCursorTests {
  private let size = Size<ImageSpace>(width: 2048, height: 1024)

  @Test(arguments: [0.25, 1, 1.7, 4, 15.3])
  func aStepIsOneSubCellAndAtLeastAPixel(scale: Double) {
    var cursor = CanvasCursor(Pixel(x: 1000, y: 500), in: size)
    for _ in 0..<30 {
      let before = cursor.pixel
      cursor.move(columns: 1, rows: -1, scale: scale)
      let (columns, rows) = (cursor.pixel.x - before.x, before.y - cursor.pixel.y)
      for step in [columns, rows] {
        #expect(step >= 1 && abs(Double(step) - max(1, scale)) <= max(1, scale / 2))
      }
    }
  }

  @Test(arguments: [0.5, 1, 3, 6.4])
  func everyStepIsSeenOnTheCanvas(scale: Double) {
    let canvas = Rectangle<ScreenSpace>(x: 3, y: 1, width: 60, height: 20)
    let viewport = Viewport(imageSize: size, center: Point(x: 1000, y: 500), scale: scale)
    var cursor = CanvasCursor(Pixel(x: 990, y: 500), in: size)
    for _ in 0..<10 {
      let before = viewport.cell(ofImagePoint: cursor.center, in: canvas)
      cursor.move(columns: 1, rows: 0, scale: scale)
      let after = viewport.cell(ofImagePoint: cursor.center, in: canvas)
      #expect(after.x - before.x == (1 / scale).rounded(.up))
    }
  }

  @Test func itStaysOnTheImage() {
    var cursor = CanvasCursor(Pixel(x: -5, y: 9000), in: size)
    #expect(cursor.pixel == Pixel(x: 0, y: 1023))
    cursor.move(columns: -8, rows: 8, scale: 3)
    #expect(cursor.pixel == Pixel(x: 0, y: 1023))
    cursor.move(columns: 100_000, rows: -100_000, scale: 3)
    #expect(cursor.pixel == Pixel(x: 2047, y: 0))
  }

  @Test(arguments: [(40, 12), (3, 2), (1, 1), (130, 50)])
  func theViewFollows(width: Int, height: Int) {
    let canvas = Rectangle<ScreenSpace>(x: 7, y: 1, width: width, height: height)
    var view = ViewState()
    view.viewport = Viewport(imageSize: size, center: Point(x: 300, y: 300), scale: 2)
    var cursor = CanvasCursor(Pixel(x: 300, y: 300), in: size)
    for (columns, rows) in [(300, 0), (0, 200), (-900, 0), (1, -400), (8, 8), (2000, 2000)] {
      cursor.move(columns: columns, rows: rows, scale: 2)
      view.reveal(cursor.pixel, in: canvas)
      let cell = view.viewport?.cell(ofImagePoint: cursor.center, in: canvas)
      #expect(canvas.contains(x: Int(cell?.x ?? -1), y: Int(cell?.y ?? -1)))
    }
    #expect(view.placement == .free)
  }

  @Test func aCursorInViewMovesNothing() {
    let canvas = Rectangle<ScreenSpace>(x: 0, y: 0, width: 40, height: 20)
    var view = ViewState()
    view.viewport = Viewport(imageSize: size, center: Point(x: 300, y: 300), scale: 2)
    let before = view.viewport
    view.reveal(Pixel(x: 310, y: 290), in: canvas)
    #expect(view.viewport == before && view.placement == .whole)
  }
}
