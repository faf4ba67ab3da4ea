/// A set of pixels of one image, stored as the bits of its bounding rectangle.
public struct Mask: Hashable, Sendable {
  /// Size of the image that the mask belongs to.
  public let imageSize: Size<ImageSpace>
  /// The rectangle outside of which no pixel is set; inside the image.
  public let bounds: Rectangle<ImageSpace>
  /// Whether each pixel of ``bounds`` is set, row-major within the bounds.
  public private(set) var bits: [Bool]

  /// Makes a mask from the bits of a rectangle, row-major.
  public init(imageSize: Size<ImageSpace>, bounds: Rectangle<ImageSpace>, bits: [Bool]) {
    precondition(bits.count == bounds.area, "\(bits.count) bits given for \(bounds)")
    precondition(
      bounds.x >= 0 && bounds.y >= 0 && bounds.maxX <= imageSize.width
        && bounds.maxY <= imageSize.height, "\(bounds) reaches out of \(imageSize)")
    self.imageSize = imageSize
    self.bounds = bounds
    self.bits = bits
  }

  /// Whether the pixel in column `x` of row `y` of the image is set.
  public func contains(x: Int, y: Int) -> Bool {
    bounds.contains(x: x, y: y) && bits[(y - bounds.y) * bounds.width + x - bounds.x]
  }

  /// Number of pixels set.
  /// - Complexity: O(bounds).
  public var area: Int {
    var count = 0
    for bit in bits where bit { count += 1 }
    return count
  }

  /// Gives every pixel of the mask the class `classID` in `map`, which must be of the mask's image size.
  /// - Complexity: O(bounds).
  public func paint(_ classID: ClassID, into map: inout LabelMap) {
    precondition(map.size == imageSize, "Mask of \(imageSize) painted into \(map.size)")
    let bounds = bounds
    let width = map.width
    map.withMutableIDs { ids in
      for row in 0..<bounds.height {
        let source = row * bounds.width
        let target = (bounds.y + row) * width + bounds.x
        for column in 0..<bounds.width where bits[source + column] {
          ids[target + column] = classID.rawValue
        }
      }
    }
  }
}
