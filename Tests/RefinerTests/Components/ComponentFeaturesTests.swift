import Labels
import Refiner
import Testing

@Suite struct LabTableTests {
  /// L\*a\*b\* of sRGB colours (D65), as colour-science tables give them.
  @Test(arguments: [
    (RGB(255, 255, 255), (100.0, 0.0, 0.0)), (RGB(0, 0, 0), (0.0, 0.0, 0.0)),
    (RGB(255, 0, 0), (53.24, 80.09, 67.20)), (RGB(0, 255, 0), (87.73, -86.18, 83.18)),
    (RGB(0, 0, 255), (32.30, 79.19, -107.86)), (RGB(119, 119, 119), (50.03, 0.0, 0.0)),
  ])
  func matchesKnownColours(colour: RGB, lab: (Double, Double, Double)) {
    let found = LabTable.shared[colour]
    // Five bits per channel: within half a step of eight levels.
    #expect(abs(found.lightness - lab.0) < 2)
    #expect(abs(found.a - lab.1) < 2.5)
    #expect(abs(found.b - lab.2) < 2.5)
  }
}

@Suite struct ComponentFeaturesTests {
  static func taxonomy() throws -> Taxonomy {
    try Taxonomy(
      name: "three",
      classes: ["road", "car", "sky"].enumerated().map { index, name in
        TaxonomyClass(
          id: ClassID(UInt8(index)), name: name, letter: "X", colour: RGB(0, 0, UInt8(index)),
          kind: .stuff)
      })
  }

  /// An 8x6 map of road with a 2x2 car at (3, 2) and a void row at the bottom; red car on grey road.
  static func scene() -> (LabelMap, RGBImage) {
    var map = LabelMap(width: 8, height: 6, filledWith: ClassID(0))
    var image = RGBImage(width: 8, height: 6, filledWith: RGB(120, 120, 120))
    for x in 0..<8 { map[x, 5] = .void }
    for y in 2...3 {
      for x in 3...4 {
        map[x, y] = ClassID(1)
        image[x, y] = RGB(255, 0, 0)
      }
    }
    return (map, image)
  }

  static func features() throws -> (ComponentFeatures, ConnectedComponents) {
    let (map, image) = scene()
    let found = ConnectedComponents(map)
    let features = ComponentFeatures(
      of: found, verticalRuns: found.verticalRuns(), map: map, image: image,
      taxonomy: try taxonomy())
    return (features, found)
  }

  @Test func shapeAndPositionAreFractionsOfTheImage() throws {
    let (features, _) = try Self.features()
    let car = features.vectors[1]
    let layout = features.layout
    #expect(car.count == layout.count && layout.count == 17)
    #expect(car[layout.position] == 3.5 / 8 && car[layout.position + 1] == 2.5 / 6)
    #expect(car[layout.extent] == 0.25 && car[layout.extent + 1] == Float(2) / 6)
    #expect(abs(car[layout.logArea] - 1.386294) < 1e-5 && car[layout.fill] == 1)
  }

  @Test func aUniformComponentHasItsColourAndNoDeviation() throws {
    let (features, _) = try Self.features()
    let car = features.vectors[1]
    let red = LabTable.shared[RGB(255, 0, 0)]
    #expect(abs(Double(car[0]) * 100 - red.lightness) < 0.01)
    #expect(abs(Double(car[1]) * 100 - red.a) < 0.01)
    #expect(abs(Double(car[2]) * 100 - red.b) < 0.01)
    #expect(car[3] == 0 && car[4] == 0 && car[5] == 0)
    #expect(car[features.layout.gradient] > 0)
  }

  @Test func theRingHoldsTheSharesOfTheClassesAround() throws {
    let (features, _) = try Self.features()
    let ring = features.layout.ring
    // Of the car's sixteen side steps fourteen meet road; two steps below it lies void.
    #expect(features.vectors[1][ring] == Float(14) / 16)
    #expect(features.vectors[1][ring + 3] == Float(2) / 16)
    #expect(features.vectors[0][ring + 1] > 0 && features.vectors[0][ring + 3] > 0)
    for vector in features.vectors {
      #expect(abs(vector[ring...].reduce(0, +) - 1) < 1e-6)
    }
  }
}
