/// A corner of pixels: (0, 0) is the top left one of the image, (width, height) the bottom right one.
internal struct PixelCorner: Hashable, Sendable {
  /// Number of columns to its left.
  internal let x: Int32
  /// Number of rows above it.
  internal let y: Int32

  /// Makes a corner.
  internal init(x: Int, y: Int) {
    self.x = Int32(x)
    self.y = Int32(y)
  }
}
