public import Labels

extension Mask {
  /// The mask after a round brush was drawn along a line, setting pixels or unsetting them.
  ///
  /// A pixel is under the brush when its centre is less than half the diameter from the line between the
  /// centres of `start` and `end`: a diameter of 1 is one pixel, 3 is three by three, 5 lacks the corners.
  /// What lies outside of the image is left out.
  /// - Complexity: O(pixels of the line's bounds and of the mask's).
  public func stroked(
    from start: Pixel, to end: Pixel, diameter: Int, setting value: Bool
  ) -> Mask {
    precondition(diameter > 0, "A brush of \(diameter) pixels")
    let stroke = Stroke(start: start, end: end, diameter: diameter)
    let touched = stroke.bounds.intersection(imageBounds)
    guard !touched.isEmpty else { return trimmed }
    let target = value ? rebound(to: bounds.union(touched)) : self
    let area = touched.intersection(target.bounds)
    let box = target.bounds
    var bits = target.bits
    var span = bits.mutableSpan
    for y in area.y..<area.maxY {
      let row = (y - box.y) * box.width - box.x
      for x in area.x..<area.maxX where stroke.covers(x: x, y: y) { span[row + x] = value }
    }
    return Mask(imageSize: imageSize, bounds: box, bits: bits).trimmed
  }
}

/// The pixels under a round brush that is drawn along a line.
private struct Stroke {
  let start: Pixel
  let end: Pixel
  let diameter: Int

  /// A rectangle that holds all pixels.
  var bounds: Rectangle<ImageSpace> {
    let reach = diameter / 2
    let left = min(start.x, end.x) - reach
    let top = min(start.y, end.y) - reach
    return Rectangle(
      x: left, y: top, width: abs(start.x - end.x) + 2 * reach + 1,
      height: abs(start.y - end.y) + 2 * reach + 1)
  }

  /// Whether a pixel's centre is less than half the diameter from the line; exact, in whole numbers.
  func covers(x: Int, y: Int) -> Bool {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let (px, py) = (x - start.x, y - start.y)
    let length = dx * dx + dy * dy
    let along = px * dx + py * dy
    let square = diameter * diameter
    if along <= 0 { return 4 * (px * px + py * py) < square }
    if along >= length {
      let (qx, qy) = (x - end.x, y - end.y)
      return 4 * (qx * qx + qy * qy) < square
    }
    let across = px * dy - py * dx
    return 4 * across * across < square * length
  }
}
