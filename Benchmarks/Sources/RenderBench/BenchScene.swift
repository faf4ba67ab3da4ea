import Labels

/// Deterministic inputs of 2048x1024 pixels.
enum BenchScene {
  static let width = 2048
  static let height = 1024

  /// Nineteen classes, every other one a thing.
  static func taxonomy() throws -> Taxonomy {
    let classes = (0..<19 as Range<UInt8>).map { id -> TaxonomyClass in
      let colour = RGB(id * 13, 255 - id * 11, id &* 37)
      return TaxonomyClass(
        id: ClassID(id), name: "class \(id)", letter: Character(UnicodeScalar(65 + id)),
        colour: colour, kind: id % 2 == 0 ? .stuff : .thing)
    }
    return try Taxonomy(name: "bench", classes: classes)
  }

  /// A street of real complexity: regions with ragged borders, 60 objects, 40 poles, some speckle.
  static func street() -> LabelMap {
    var map = LabelMap(width: width, height: height)
    var state: UInt64 = 1
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    func fill(_ x0: Int, _ y0: Int, _ w: Int, _ h: Int, _ id: UInt8) {
      for y in y0..<min(y0 + h, height) {
        let ragged = next(5)
        for x in min(x0 + ragged, width)..<min(x0 + w + ragged, width) { map[x, y] = ClassID(id) }
      }
    }
    fill(0, 0, width, height / 2, 10)
    fill(0, height / 2, width, height / 2, 0)
    for _ in 0..<60 {
      fill(next(width), next(height), 20 + next(200), 20 + next(150), UInt8(next(19)))
    }
    for _ in 0..<40 { fill(next(width), next(height / 2), 2 + next(6), 200, 5) }
    for _ in 0..<4000 { fill(next(width), next(height), 1 + next(4), 1 + next(4), UInt8(next(19))) }
    return map
  }

  /// Every pixel at random: the worst case of the counter.
  static func noise() -> LabelMap {
    var state: UInt64 = 7
    let ids = (0..<width * height).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8((state >> 33) % 19)
    }
    return LabelMap(width: width, height: height, ids: ids)
  }

  /// Gradients under speckle.
  static func photo() -> RGBImage {
    var state: UInt64 = 3
    var image = RGBImage(width: width, height: height)
    image.withMutableBytes { bytes in
      for index in 0..<bytes.count {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pixel = index / 3
        let wave = (pixel % width) / 9 + (pixel / width) / 5 * (index % 3)
        bytes[index] = UInt8((wave + Int(state >> 59)) % 256)
      }
    }
    return image
  }
}
