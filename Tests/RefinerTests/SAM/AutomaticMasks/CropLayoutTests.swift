import Labels
import Testing

@testable import Refiner

@Suite struct CropLayoutTests {
  private struct Layout: Decodable {
    let imSize: [Int]
    let nLayers: Int
    let overlapRatio: Double
    let boxes: [[Int]]
    let layers: [Int]
  }

  private struct NearEdge: Decodable {
    let boxes: [[Int]]
    let crop: [Int]
    let orig: [Int]
    let result: [Bool]
    let crop2: [Int]
    let result2: [Bool]
  }

  @Test func theGoldenPhotosAreCutAsTheReferenceCutsThem() throws {
    let layouts = try Golden.decode([Layout].self, "amg", "crop_boxes")
    #expect(layouts.count == 4)
    for layout in layouts {
      let crops = CropLayout.crops(
        of: Size(width: layout.imSize[1], height: layout.imSize[0]), layers: layout.nLayers,
        overlapRatio: layout.overlapRatio)
      #expect(crops.map(\.layer) == layout.layers)
      #expect(crops.map { [$0.box.x, $0.box.y, $0.box.maxX, $0.box.maxY] } == layout.boxes)
    }
  }

  @Test(arguments: [(1, 1), (2, 5), (1, 4000), (7, 3)])
  func cropsOfTheSmallestPhotosLieInsideAndHoldPixels(width: Int, height: Int) {
    let size = Size<ImageSpace>(width: width, height: height)
    let crops = CropLayout.crops(of: size, layers: 6, overlapRatio: 512.0 / 1500)
    #expect(crops[0].box == Rectangle(x: 0, y: 0, width: width, height: height))
    for crop in crops {
      #expect(!crop.box.isEmpty && crop.box.x >= 0 && crop.box.y >= 0)
      #expect(crop.box.maxX <= width && crop.box.maxY <= height)
    }
  }

  @Test func theGoldenBoxesAreCutOffWhereTheReferenceSaysSo() throws {
    let golden = try Golden.decode(NearEdge.self, "amg", "near_edge")
    let size = Size<ImageSpace>(width: golden.orig[2], height: golden.orig[3])
    for (edges, results) in [(golden.crop, golden.result), (golden.crop2, golden.result2)] {
      let crop = Rectangle<ImageSpace>(
        x: edges[0], y: edges[1], width: edges[2] - edges[0], height: edges[3] - edges[1])
      for (box, wanted) in zip(golden.boxes, results) {
        let placed = PixelBox(left: box[0], top: box[1], right: box[2], bottom: box[3])
          .moved(x: crop.x, y: crop.y)
        #expect(CropLayout.isCutOff(placed, by: crop, of: size) == wanted)
      }
    }
  }

  @Test func theGridIsThatOfTheReference() throws {
    let golden = try Golden.decode([[Double]].self, "amg", "point_grids", "4")
    let points = PointGrid.points(perSide: 4, over: Size(width: 1, height: 1))
    #expect(points.map { [$0.x, $0.y] } == golden)
    #expect(PointGrid.points(perSide: 1, over: Size(width: 8, height: 6)) == [Point(x: 4, y: 3)])
  }

  @Test func layersHaveFewerPointsButNeverNone() throws {
    let golden = try Golden.decode([Int].self, "amg", "point_grids", "all_layers_8_2_2_sizes")
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 8
    parameters.cropPointsDivisor = 2
    let sides = (0..<3).map { parameters.pointsPerSide(inLayer: $0) }
    #expect(sides.map { $0 * $0 } == golden)
    #expect(parameters.pointsPerSide(inLayer: 6) == 1)
  }
}
