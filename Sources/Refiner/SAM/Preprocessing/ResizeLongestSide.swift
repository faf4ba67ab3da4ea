public import Labels

/// How an image is scaled to fit a square network input: its longer side becomes the input's side.
///
/// segment_anything `utils/transforms.py`, `ResizeLongestSide`.
public struct ResizeLongestSide: Hashable, Sendable {
  /// Side of the network's input, pixels.
  public let side: Int

  /// Makes the rule for an input of `side` pixels; 1024 for the published networks.
  public init(side: Int) {
    precondition(side > 0, "An input of \(side) pixels")
    self.side = side
  }

  /// The size of a scaled image, which must not be empty.
  ///
  /// Halves are rounded up. A side that would vanish (20000 x 3) becomes one pixel; the reference fails.
  public func size(of original: Size<ImageSpace>) -> Size<ModelSpace> {
    precondition(original.area > 0, "An image of \(original.width)x\(original.height) pixels")
    let scale = Double(side) / Double(max(original.width, original.height))
    return Size(
      width: max(Int(Double(original.width) * scale + 0.5), 1),
      height: max(Int(Double(original.height) * scale + 0.5), 1))
  }

  /// Where a point of an image lies in the network's input.
  ///
  /// Multiplied in `Double`, then rounded to `Float`, as `SamPredictor.predict` does; coordinates
  /// outside the image are scaled all the same.
  public func point(
    _ point: Point<ImageSpace>, in original: Size<ImageSpace>
  ) -> Point<ModelSpace> {
    let resized = size(of: original)
    let x = point.x * (Double(resized.width) / Double(original.width))
    let y = point.y * (Double(resized.height) / Double(original.height))
    return Point(x: Double(Float(x)), y: Double(Float(y)))
  }

  /// Where the corners of a box of an image lie in the network's input; a box of no area stays one.
  public func box(
    from first: Point<ImageSpace>, to last: Point<ImageSpace>, in original: Size<ImageSpace>
  ) -> (from: Point<ModelSpace>, to: Point<ModelSpace>) {
    (point(first, in: original), point(last, in: original))
  }
}
