public import Labels

extension Mask {
  /// A mask of an image in which no pixel is set.
  public static func empty(_ imageSize: Size<ImageSpace>) -> Mask {
    Mask(imageSize: imageSize, bounds: Rectangle(x: 0, y: 0, width: 0, height: 0), bits: [])
  }

  /// The rectangle of the whole image.
  internal var imageBounds: Rectangle<ImageSpace> {
    Rectangle(x: 0, y: 0, width: imageSize.width, height: imageSize.height)
  }

  /// The same pixels with other bounds; what lies outside of them is left out.
  /// - Complexity: O(pixels of the new bounds).
  internal func rebound(to box: Rectangle<ImageSpace>) -> Mask {
    guard box != bounds else { return self }
    var moved = [Bool](repeating: false, count: box.area)
    let common = bounds.intersection(box)
    let source = bits.span
    var target = moved.mutableSpan
    for y in common.y..<common.maxY {
      let from = (y - bounds.y) * bounds.width - bounds.x
      let to = (y - box.y) * box.width - box.x
      for x in common.x..<common.maxX { target[to + x] = source[from + x] }
    }
    return Mask(imageSize: imageSize, bounds: box, bits: moved)
  }

  /// The same pixels in the smallest bounds that hold them; empty at the origin when none is set.
  /// - Complexity: O(pixels of the bounds).
  public var trimmed: Mask {
    let source = bits.span
    var box = PixelHull()
    for row in 0..<bounds.height {
      let start = row * bounds.width
      // Columns inside of those known already say nothing new.
      var first = 0
      while first < bounds.width, !source[start + first] { first += 1 }
      guard first < bounds.width else { continue }
      var last = bounds.width - 1
      while !source[start + last] { last -= 1 }
      box.add(columns: (bounds.x + first)...(bounds.x + last), y: bounds.y + row)
    }
    return rebound(to: box.rectangle)
  }
}

extension Mask {
  /// The set pixel nearest to a pixel, by straight distance; that pixel itself when none is set.
  ///
  /// Of several nearest ones, the first in raster order.
  /// - Complexity: O(pixels of the bounds).
  public func nearestPixel(to pixel: Pixel) -> Pixel {
    if contains(x: pixel.x, y: pixel.y) { return pixel }
    var best = (pixel: pixel, distance: Int.max)
    for row in 0..<bounds.height {
      for column in 0..<bounds.width where bits[row * bounds.width + column] {
        let found = Pixel(x: bounds.x + column, y: bounds.y + row)
        let (dx, dy) = (found.x - pixel.x, found.y - pixel.y)
        let distance = dx * dx + dy * dy
        if distance < best.distance { best = (found, distance) }
      }
    }
    return best.pixel
  }
}

/// The smallest rectangle around pixels that are added row by row.
internal struct PixelHull {
  private var left = Int.max
  private var right = Int.min
  private var top = Int.max
  private var bottom = Int.min

  /// Adds a stretch of a row.
  internal mutating func add(columns: ClosedRange<Int>, y: Int) {
    left = min(left, columns.lowerBound)
    right = max(right, columns.upperBound)
    top = min(top, y)
    bottom = max(bottom, y)
  }

  /// The rectangle; empty at the origin when nothing was added.
  internal var rectangle: Rectangle<ImageSpace> {
    guard left <= right else { return Rectangle(x: 0, y: 0, width: 0, height: 0) }
    return Rectangle(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }
}

extension Rectangle {
  /// The smallest rectangle that holds both; one of them when the other is empty.
  internal func union(_ other: Self) -> Self {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Self(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}
