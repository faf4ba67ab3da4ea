import Labels
import Refiner

/// Masks as text: `#` is set, anything else is not.
enum MaskPicture {
  /// The mask of rows of equal length, on an image of their size or of a larger one.
  static func mask(_ rows: [String], in imageSize: Size<ImageSpace>? = nil) -> Mask {
    let width = rows.first?.count ?? 0
    let size = imageSize ?? Size<ImageSpace>(width: width, height: rows.count)
    return Mask(
      imageSize: size, bounds: Rectangle(x: 0, y: 0, width: width, height: rows.count),
      bits: rows.flatMap { $0.map { $0 == "#" } })
  }

  /// The rows of the whole image.
  static func rows(_ mask: Mask) -> [String] {
    (0..<mask.imageSize.height).map { y in
      String((0..<mask.imageSize.width).map { mask.contains(x: $0, y: y) ? "#" : "." })
    }
  }

  /// A blotchy random mask: random pixels, two thirds of the time smoothed once, in bounds that may be
  /// larger than need be.
  static func random(_ random: inout SplitMix64, side: Int = 24) -> Mask {
    let size = Size<ImageSpace>(
      width: Int.random(in: 1...side, using: &random),
      height: Int.random(in: 1...side, using: &random))
    let density = Double.random(in: 0...1, using: &random)
    let left = Int.random(in: 0..<size.width, using: &random)
    let top = Int.random(in: 0..<size.height, using: &random)
    let box = Rectangle<ImageSpace>(
      x: left, y: top, width: Int.random(in: 1...size.width - left, using: &random),
      height: Int.random(in: 1...size.height - top, using: &random))
    let bits = (0..<box.area).map { _ in Double.random(in: 0..<1, using: &random) < density }
    let mask = Mask(imageSize: size, bounds: box, bits: bits)
    return Int.random(in: 0..<3, using: &random) == 0
      ? mask : Mask(imageSize: size, bounds: box, bits: NaiveShape.blurred(mask))
  }

  /// A map of the mask's size with a few classes and void, in blotches of two pixels.
  static func map(_ size: Size<ImageSpace>, _ random: inout SplitMix64) -> LabelMap {
    var map = LabelMap(width: size.width, height: size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let isCopy = x > 0 && Bool.random(using: &random)
        let id = UInt8.random(in: 0...4, using: &random)
        map[x, y] = isCopy ? map[x - 1, y] : id == 4 ? .void : ClassID(id)
      }
    }
    return map
  }
}
