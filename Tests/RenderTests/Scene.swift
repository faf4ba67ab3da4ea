import Labels
import Render

/// Seeded inputs of the tests: a taxonomy, label maps, photos.
enum Scene {
  /// The classes of cityscapes-19 with their official colours.
  static func cityscapes() throws -> Taxonomy {
    let rows: [(String, Character, RGB, ClassKind)] = [
      ("road", "R", RGB(128, 64, 128), .stuff), ("sidewalk", "S", RGB(244, 35, 232), .stuff),
      ("building", "B", RGB(70, 70, 70), .stuff), ("wall", "W", RGB(102, 102, 156), .stuff),
      ("fence", "F", RGB(190, 153, 153), .stuff), ("pole", "P", RGB(153, 153, 153), .thing),
      ("traffic light", "L", RGB(250, 170, 30), .thing),
      ("traffic sign", "G", RGB(220, 220, 0), .thing),
      ("vegetation", "V", RGB(107, 142, 35), .stuff), ("terrain", "T", RGB(152, 251, 152), .stuff),
      ("sky", "K", RGB(70, 130, 180), .stuff), ("person", "N", RGB(220, 20, 60), .thing),
      ("rider", "D", RGB(255, 0, 0), .thing), ("car", "C", RGB(0, 0, 142), .thing),
      ("truck", "U", RGB(0, 0, 70), .thing), ("bus", "X", RGB(0, 60, 100), .thing),
      ("train", "I", RGB(0, 80, 100), .thing), ("motorcycle", "M", RGB(0, 0, 230), .thing),
      ("bicycle", "Y", RGB(119, 11, 32), .thing),
    ]
    return try taxonomy("cityscapes-19", rows)
  }

  /// The classes of camvid-11 with SegNet's colours.
  static func camvid() throws -> Taxonomy {
    let rows: [(String, Character, RGB, ClassKind)] = [
      ("sky", "K", RGB(128, 128, 128), .stuff), ("building", "B", RGB(128, 0, 0), .stuff),
      ("pole", "P", RGB(192, 192, 128), .thing), ("road", "R", RGB(128, 64, 128), .stuff),
      ("sidewalk", "S", RGB(0, 0, 192), .stuff), ("vegetation", "V", RGB(128, 128, 0), .stuff),
      ("sign", "G", RGB(192, 128, 128), .thing), ("fence", "F", RGB(64, 64, 128), .stuff),
      ("car", "C", RGB(64, 0, 128), .thing), ("person", "N", RGB(64, 64, 0), .thing),
      ("bicyclist", "Y", RGB(0, 128, 192), .thing),
    ]
    return try taxonomy("camvid-11", rows)
  }

  private static func taxonomy(
    _ name: String, _ rows: [(String, Character, RGB, ClassKind)]
  ) throws -> Taxonomy {
    let classes = rows.enumerated().map { id, row in
      TaxonomyClass(
        id: ClassID(UInt8(id)), name: row.0, letter: row.1, colour: row.2, kind: row.3)
    }
    return try Taxonomy(name: name, classes: classes)
  }

  /// A street of rectangles: sky, buildings, road, cars, thin poles, some void and one unknown id.
  static func street(width: Int, height: Int, seed: UInt64) -> LabelMap {
    var generator = SplitMix64(seed: seed)
    var map = LabelMap(width: width, height: height, filledWith: ClassID(10))
    fill(&map, 0, height * 3 / 5, width, height, ClassID(0))
    for _ in 0..<12 {
      let x = Int.random(in: 0..<width, using: &generator)
      let top = Int.random(in: height / 6..<height / 2, using: &generator)
      let id: UInt8 = Bool.random(using: &generator) ? 2 : 8
      fill(&map, x, top, x + width / 8, height * 3 / 5, ClassID(id))
    }
    for _ in 0..<8 {
      let x = Int.random(in: 0..<width, using: &generator)
      let y = Int.random(in: height / 2..<height * 4 / 5, using: &generator)
      let id = UInt8.random(in: 11...18, using: &generator)
      fill(&map, x, y, x + width / 14, y + height / 9, ClassID(id))
    }
    for _ in 0..<9 {
      let x = Int.random(in: 0..<width, using: &generator)
      fill(&map, x, height / 5, x + max(width / 250, 1), height * 2 / 3, ClassID(5))
    }
    fill(&map, 0, height * 9 / 10, width * 2 / 3, height, .void)
    fill(&map, width * 5 / 6, 0, width, height / 8, ClassID(77))
    return map
  }

  /// Every pixel drawn at random from the classes, void included.
  static func noise(width: Int, height: Int, seed: UInt64) -> LabelMap {
    var generator = SplitMix64(seed: seed)
    let ids = (0..<width * height).map { _ in
      let id = UInt8.random(in: 0...19, using: &generator)
      return id == 19 ? 255 : id
    }
    return LabelMap(width: width, height: height, ids: ids)
  }

  /// Smooth gradients with seeded speckle.
  static func photo(width: Int, height: Int, seed: UInt64) -> RGBImage {
    var generator = SplitMix64(seed: seed)
    var image = RGBImage(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        let speckle = Int.random(in: 0..<24, using: &generator)
        image[x, y] = RGB(
          UInt8(min(x * 255 / width + speckle, 255)), UInt8(min(y * 255 / height + speckle, 255)),
          UInt8((x / 16 + y / 16) & 1 == 0 ? 60 + speckle : 190 + speckle))
      }
    }
    return image
  }

  /// The mask of a rectangle.
  static func mask(_ bounds: Rectangle<ImageSpace>, in map: LabelMap) -> Mask {
    Mask(
      imageSize: map.size, bounds: bounds, bits: Array(repeating: true, count: bounds.area))
  }

  private static func fill(
    _ map: inout LabelMap, _ left: Int, _ top: Int, _ right: Int, _ bottom: Int, _ id: ClassID
  ) {
    for y in top..<min(bottom, map.height) {
      for x in left..<min(right, map.width) { map[x, y] = id }
    }
  }
}
