import Labels
import Refiner
import Testing

@testable import App

@Suite struct ReportPanelTests {
  private static let palette = (0..<256).map { RGB(UInt8($0), 0, 9) }

  @Test(arguments: [
    (640, 480, 640, 480), (641, 10, 321, 5), (2048, 1024, 512, 256), (1, 1, 1, 1),
    (1281, 3, 427, 1),
  ])
  func panelsAreAtMostAsWideAsTheyMayBe(width: Int, height: Int, columns: Int, rows: Int) {
    let panel = ReportPanel(of: Size(width: width, height: height))
    #expect(panel.size == Size(width: columns, height: rows))
    let map = LabelMap(width: width, height: height, filledWith: ClassID(7))
    let image = panel.image(of: map, palette: Self.palette)
    #expect(image.size == panel.size && image[columns - 1, rows - 1] == RGB(7, 0, 9))
    let photo = RGBImage(width: width, height: height, filledWith: RGB(255, 0, 128))
    #expect(panel.image(of: photo)[0, 0] == RGB(255, 0, 132))
  }

  @Test func aBlockHasTheClassOfMostOfItsPixels() {
    var map = LabelMap(width: 1280, height: 4, filledWith: ClassID(3))
    map[2, 0] = ClassID(9)
    for (x, y) in [(4, 0), (5, 0), (4, 1)] { map[x, y] = ClassID(9) }
    // Two of each: the lower id.
    for (x, y) in [(6, 0), (7, 1)] { map[x, y] = ClassID(1) }
    let image = ReportPanel(of: map.size).image(of: map, palette: Self.palette)
    #expect((0..<4).map { image[$0, 0].red } == [3, 3, 9, 1])
  }

  @Test func outlinesAreTheInnerEdgeAndEvenOnePixelShows() {
    let size = Size<ImageSpace>(width: 1280, height: 40)
    let panel = ReportPanel(of: size)
    func component(_ bounds: Rectangle<ImageSpace>) -> RunLengthEncoding {
      RunLengthEncoding(
        Mask(
          imageSize: size, bounds: bounds, bits: Array(repeating: true, count: bounds.area)))
    }
    let ground = RGB(9, 9, 9)
    var image = RGBImage(width: 640, height: 20, filledWith: ground)
    let outline = panel.outline(of: [
      component(Rectangle(x: 10, y: 10, width: 20, height: 20)),
      component(Rectangle(x: 101, y: 3, width: 1, height: 1)),
    ])
    panel.draw(outline, on: &image)
    #expect(image[50, 1] != ground)
    for y in 0..<20 {
      for x in 0..<40 {
        let isIn = (5..<15).contains(x) && (5..<15).contains(y)
        let isEdge = isIn && (x == 5 || x == 14 || y == 5 || y == 14)
        #expect((image[x, y] != ground) == isEdge, "\(x), \(y)")
      }
    }
    #expect(Set((5..<15).map { image[$0, 5] }) == [RGB(0, 0, 0), RGB(255, 255, 255)])
  }
}
