import Labels
import Refiner

/// Writes masks as PNG files that `fleck show` and other tools read.
enum MaskFile {
  /// Writes one mask as an 8-bit grey PNG of 0 and 255.
  static func write(_ mask: RunLengthEncoding, to path: String) throws {
    var bytes = [UInt8](repeating: 0, count: mask.size.area)
    mask.forEachColumnRun { x, y, length in
      for row in y..<y + length { bytes[row * mask.size.width + x] = 255 }
    }
    try PNGFile.writeGrey(
      width: mask.size.width, height: mask.size.height, bytes: bytes, to: path)
  }

  /// Writes the number of the mask that each pixel belongs to, 0 for none: as a palette PNG up to 254 masks
  /// (255 is void in label maps), as a 16-bit grey PNG above.
  static func write(_ masks: [AutomaticMask], of size: Size<ImageSpace>, to path: String) throws {
    let map = AutomaticMasks.indexMap(of: masks, size: size)
    guard masks.count <= 254 else {
      try PNGFile.write(map, to: path)
      return
    }
    let labels = LabelMap(
      width: map.width, height: map.height, ids: map.elements.map { UInt8($0) })
    try PNGFile.write(labels, palette: palette, to: path)
  }

  /// Black for no mask, then colours of well separated hues.
  private static let palette: [RGB] = (0...255).map { index in
    guard index > 0 else { return RGB(0, 0, 0) }
    // Steps of the golden ratio around the circle of hues; three levels of light.
    let hue = (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1) * 6
    let light = [1.0, 0.75, 0.55][index % 3]
    func channel(_ shift: Double) -> UInt8 {
      let position = (hue + shift).truncatingRemainder(dividingBy: 6)
      let ramp = min(max(abs(position - 3) - 1, 0), 1)
      return UInt8((40 + 215 * ramp) * light)
    }
    return RGB(channel(0), channel(4), channel(2))
  }
}
