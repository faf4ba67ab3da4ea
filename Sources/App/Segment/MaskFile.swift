import Labels
import Refiner
import Render

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
    try PNGFile.write(labels, palette: (0...255).map { IndexColours.colour(of: $0) }, to: path)
  }
}
