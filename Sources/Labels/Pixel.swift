/// The place of one pixel of an image or label map.
public struct Pixel: Hashable, Sendable {
  /// Its column.
  public var x: Int
  /// Its row.
  public var y: Int

  /// Makes a pixel's place.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
