import Labels
import Testing

@testable import Refiner

/// Known answers by hand, then a plain twin: erode each class's mask with a square, pixel by pixel.
@Suite struct BoundaryIoUTests {
  /// A square of class 1 on class 0, 20x20; `shift` moves it to the right.
  private func square(shift: Int) -> LabelMap {
    var map = LabelMap(width: 20, height: 20, filledWith: ClassID(0))
    for y in 5..<15 { for x in (5 + shift)..<(15 + shift) { map[x, y] = ClassID(1) } }
    return map
  }

  @Test func roundsTheWidthOfTheDiagonal() throws {
    let taxonomy = try testTaxonomy(["a"])
    let measure = BoundaryIoU(taxonomy: taxonomy)
    #expect(measure.distance(in: Size(width: 2048, height: 1024)) == 46)
    #expect(measure.distance(in: Size(width: 480, height: 360)) == 12)
    #expect(measure.distance(in: Size(width: 8, height: 8)) == 1)
    #expect(
      BoundaryIoU(taxonomy: taxonomy, width: 1).distance(in: Size(width: 3, height: 4)) == 5)
  }

  @Test func countsTheBandsOfAShiftedSquare() throws {
    // Width 0.05 of 28.3 is 1 pixel: rings of 36 pixels, 20 - 2 of which stay when shifted by one.
    var measure = BoundaryIoU(taxonomy: try testTaxonomy(["a", "b"]), width: 0.05)
    measure.add(prediction: square(shift: 1), truth: square(shift: 0))
    #expect(measure.intersections[1] == 18 && measure.unions[1] == 54)
    // Around the square, corners included, 44 pixels of class 0, and 76 along the image's border.
    #expect(measure.unions[0] == 76 + 44 + 44 - 22 && measure.intersections[0] == 76 + 22)
  }

  @Test func isOneWhereverBothAreKnown() throws {
    var measure = BoundaryIoU(taxonomy: try testTaxonomy(["a", "b"]))
    var truth = square(shift: 0)
    var prediction = truth
    for y in 0..<20 { truth[7, y] = .void }
    for y in 0..<20 { prediction[15, y] = ClassID(y < 10 ? 255 : 9) }
    measure.add(prediction: prediction, truth: truth)
    #expect(measure.values == [1, 1] && measure.mean == 1)
  }

  @Test func voidIsNoEdge() throws {
    // A hole far from the square's edges, in the prediction or in the truth, changes nothing.
    var whole = BoundaryIoU(taxonomy: try testTaxonomy(["a", "b"]), width: 0.05)
    whole.add(prediction: square(shift: 1), truth: square(shift: 0))
    var prediction = square(shift: 1)
    var truth = square(shift: 0)
    prediction[9, 9] = .void
    truth[10, 10] = .void
    var holed = BoundaryIoU(taxonomy: whole.taxonomy, width: 0.05)
    holed.add(prediction: prediction, truth: truth)
    #expect(holed == whole)
  }

  @Test func aClassWithoutAnEdgeHasZero() throws {
    var measure = BoundaryIoU(taxonomy: try testTaxonomy(["a", "b", "c"]))
    measure.add(prediction: square(shift: 0), truth: square(shift: 0))
    #expect(measure.values == [1, 1, 0])
    #expect(BoundaryIoU(taxonomy: try testTaxonomy(["a"])).mean == 0)
  }

  @Test(arguments: [(23, 17), (1, 9), (9, 1), (40, 31)], [0.02, 0.07, 0.2, 1])
  func agreesWithAPlainTwin(size: (width: Int, height: Int), width: Double) throws {
    var random = SplitMix64(seed: UInt64(size.width * 100) + UInt64(width * 100))
    let taxonomy = try testTaxonomy(["a", "b", "c"])
    var measure = BoundaryIoU(taxonomy: taxonomy, width: width)
    var intersections = [0, 0, 0]
    var unions = [0, 0, 0]
    for _ in 0..<8 {
      let truth = Self.blobs(size, &random)
      let prediction = Self.disturbed(truth, &random)
      var part = BoundaryIoU(taxonomy: taxonomy, width: width)
      part.add(prediction: prediction, truth: truth)
      measure.add(part)
      let distance = part.distance(in: truth.size)
      for id in 0..<3 {
        let found = Self.band(of: id, prediction, where: truth, distance: distance)
        let expected = Self.band(of: id, truth, where: prediction, distance: distance)
        intersections[id] += zip(found, expected).count { $0 && $1 }
        unions[id] += zip(found, expected).count { $0 || $1 }
      }
    }
    #expect(measure.intersections == intersections && measure.unions == unions)
    #expect(unions.contains { $0 > 0 })
  }

  /// Rectangles of three classes and void on each other.
  private static func blobs(
    _ size: (width: Int, height: Int), _ random: inout SplitMix64
  ) -> LabelMap {
    var map = LabelMap(width: size.width, height: size.height, filledWith: ClassID(0))
    for _ in 0..<6 {
      let id = [0, 1, 1, 2, 2, 255].randomElement(using: &random) ?? 0
      let x = Int.random(in: 0..<size.width, using: &random)
      let y = Int.random(in: 0..<size.height, using: &random)
      for row in y..<min(size.height, y + size.height / 2 + 1) {
        for column in x..<min(size.width, x + size.width / 2 + 1) {
          map[column, row] = ClassID(UInt8(id))
        }
      }
    }
    return map
  }

  private static func disturbed(_ map: LabelMap, _ random: inout SplitMix64) -> LabelMap {
    var result = map
    for y in 0..<map.height {
      for x in 0..<map.width where Int.random(in: 0..<40, using: &random) == 0 {
        result[x, y] = ClassID([0, 1, 2, 255].randomElement(using: &random) ?? 0)
      }
    }
    return result
  }

  private static func band(
    of id: Int, _ map: LabelMap, where other: LabelMap, distance: Int
  ) -> [Bool] {
    /// Whether the pixel is outside of the mask: off the image, or known to be of another class.
    func isOutside(_ x: Int, _ y: Int) -> Bool {
      guard (0..<map.width).contains(x), (0..<map.height).contains(y) else { return true }
      return map[x, y] != .void && other[x, y] != .void && map[x, y] != ClassID(UInt8(id))
    }
    return (0..<(map.width * map.height)).map { index in
      let (x, y) = (index % map.width, index / map.width)
      guard map[x, y] == ClassID(UInt8(id)), other[x, y] != .void else { return false }
      for row in (y - distance)...(y + distance) {
        for column in (x - distance)...(x + distance) where isOutside(column, row) {
          return true
        }
      }
      return false
    }
  }
}
