internal import Labels

/// The pixels that a straight line between the centres of two pixels passes through, 4-connected.
///
/// No 8-connected path gets across. Where the line passes exactly through a corner, the pixel beside it
/// in the row comes first. Method: Amanatides, Woo: "A fast voxel traversal algorithm for ray tracing",
/// Eurographics 1987, in whole numbers.
internal struct PixelLine {
  /// The pixels from start to end.
  internal let pixels: [Pixel]

  /// - Complexity: O(length).
  internal init(from start: Pixel, to end: Pixel) {
    let (across, down) = (abs(end.x - start.x), abs(end.y - start.y))
    let (stepX, stepY) = (end.x < start.x ? -1 : 1, end.y < start.y ? -1 : 1)
    var pixel = start
    var found = [start]
    var (doneX, doneY) = (0, 0)
    while doneX < across || doneY < down {
      // The sides are crossed at (doneX + 1/2) / across and (doneY + 1/2) / down of the way.
      if doneY == down || doneX < across && (2 * doneX + 1) * down <= (2 * doneY + 1) * across {
        pixel.x += stepX
        doneX += 1
      } else {
        pixel.y += stepY
        doneY += 1
      }
      found.append(pixel)
    }
    pixels = found
  }
}
