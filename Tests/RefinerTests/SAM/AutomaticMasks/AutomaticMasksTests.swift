import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct AutomaticMasksTests {
  private static func mask(
    x: Int, y: Int, width: Int, height: Int, stability: Float = 0.75
  ) -> AutomaticMask {
    let size = Size<ImageSpace>(width: 6, height: 4)
    let encoding = RunLengthEncoding(
      Mask(
        imageSize: size, bounds: Rectangle(x: x, y: y, width: width, height: height),
        bits: Array(repeating: true, count: width * height)))
    return AutomaticMask(
      segmentation: encoding, area: width * height, box: PixelBox(around: encoding),
      predictedIoU: 0.9375, point: Point(x: 1.5, y: 2.25), stability: stability,
      cropBox: Rectangle(x: 0, y: 0, width: 6, height: 4))
  }

  @Test func smallerMasksLieOnLargerOnes() {
    let masks = [
      Self.mask(x: 1, y: 1, width: 2, height: 2), Self.mask(x: 0, y: 0, width: 5, height: 3),
      Self.mask(x: 2, y: 2, width: 2, height: 2),
    ]
    let map = AutomaticMasks.indexMap(of: masks, size: Size(width: 6, height: 4))
    #expect(
      map.elements == [
        2, 2, 2, 2, 2, 0,
        2, 1, 1, 2, 2, 0,
        2, 1, 3, 3, 2, 0,
        0, 0, 3, 3, 0, 0,
      ])
  }

  @Test func withoutMasksTheMapIsEmpty() {
    let map = AutomaticMasks.indexMap(of: [], size: Size(width: 3, height: 2))
    #expect(map == Grid(width: 3, height: 2, repeating: 0))
    #expect(AutomaticMasks.json(of: []) == "[]")
  }

  @Test func masksAreWrittenWithTheReferencesKeys() {
    // Runs of 5, 2, 2, 2, 13; from the fourth on, differences to the one before last: 0 and 11.
    let json = AutomaticMasks.json(of: [Self.mask(x: 1, y: 1, width: 2, height: 2)])
    #expect(
      json == """
        [{"area":4,"bbox":[1,1,1,1],"crop_box":[0,0,6,4],"point_coords":[[1.5,2.25]],\
        "predicted_iou":0.9375,"segmentation":{"counts":"5220;","size":[4,6]},\
        "stability_score":0.75}]
        """)
  }

  @Test func segmentationsAreReadBackFromTheirStrings() throws {
    let mask = Self.mask(x: 3, y: 0, width: 3, height: 4)
    let data = Data(AutomaticMasks.json(of: [mask]).utf8)
    let entries = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let segmentation = try #require(entries[0]["segmentation"] as? [String: Any])
    let counts = try #require(segmentation["counts"] as? String)
    let decoded = try RunLengthEncoding(compressed: counts, size: Size(width: 6, height: 4))
    #expect(decoded == mask.segmentation)
  }

  @Test func aStabilityThatIsNoNumberIsNull() {
    let json = AutomaticMasks.json(of: [Self.mask(x: 0, y: 0, width: 1, height: 1, stability: .nan)]
    )
    #expect(json.contains("\"stability_score\":null"))
  }
}
