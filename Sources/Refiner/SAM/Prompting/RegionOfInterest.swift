public import Labels

/// Which part of an image is encoded by itself, so that a small component gets the encoder's full resolution.
///
/// Parts are squares of a half, a quarter or an eighth of the image's longer side, a quarter of their side
/// apart, so that components that lie together share one encoding.
public enum RegionOfInterest {
  /// The side of a part is at least this many times the component's longer side.
  private static let context = 3
  /// A part is never smaller than the network's input divided by this: the photo holds no more detail.
  private static let leastShare = 4

  /// The part of an image for a component; nil when the whole image does.
  ///
  /// bounds: the component's.  inputSide: of the network, pixels.
  /// - Complexity: O(1).
  public static func region(
    around bounds: Rectangle<ImageSpace>, in size: Size<ImageSpace>, inputSide: Int
  ) -> Rectangle<ImageSpace>? {
    let longer = max(size.width, size.height)
    let needed = max(context * max(bounds.width, bounds.height), inputSide / leastShare)
    let side = [8, 4, 2].map { longer / $0 }.first { $0 >= needed && $0 >= 4 }
    guard let side else { return nil }
    let (left, width) = stretch(side, around: bounds.center.x, in: size.width)
    let (top, height) = stretch(side, around: bounds.center.y, in: size.height)
    return Rectangle(x: left, y: top, width: width, height: height)
  }

  /// The place on the lattice whose middle is nearest, moved into the image.
  private static func stretch(
    _ side: Int, around middle: Double, in length: Int
  ) -> (start: Int, length: Int) {
    guard side < length else { return (0, length) }
    let step = max(1, side / 4)
    let wanted = (middle - Double(side) / 2) / Double(step)
    let start = Int(wanted.rounded()) * step
    return (min(max(0, start), length - side), side)
  }
}
