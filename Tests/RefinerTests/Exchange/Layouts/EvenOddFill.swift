import Labels

@testable import Refiner

/// Fills polygons with corners between pixels by the even-odd rule, pixel centre by pixel centre.
enum EvenOddFill {
  static func pixels(of corners: [PixelCorner], size: Size<ImageSpace>) -> RunLengthEncoding {
    var bits = [Bool](repeating: false, count: size.area)
    for y in 0..<size.height {
      let height = Double(y) + 0.5
      for (place, corner) in corners.enumerated() {
        let next = corners[(place + 1) % corners.count]
        let (low, high) = (Double(min(corner.y, next.y)), Double(max(corner.y, next.y)))
        guard low < height, height < high else { continue }
        let share = (height - Double(corner.y)) / Double(next.y - corner.y)
        let edge = Double(corner.x) + share * Double(next.x - corner.x)
        // Each crossing flips every pixel to its right.
        for x in 0..<size.width where Double(x) + 0.5 > edge { bits[y * size.width + x].toggle() }
      }
    }
    return RunLengthEncoding(
      Mask(
        imageSize: size,
        bounds: Rectangle(x: 0, y: 0, width: size.width, height: size.height), bits: bits))
  }
}
