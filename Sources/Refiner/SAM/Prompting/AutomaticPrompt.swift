public import Labels

/// What a component by itself says to a network: a box around it and a point inside.
public struct AutomaticPrompt: Hashable, Sendable {
  /// The component's bounds, enlarged by a twentieth of their sides, two pixels at least, on each side.
  ///
  /// A label's border is off by a few pixels, and what a box cuts off is hardly ever given back.
  public let box: Prompt.Box
  /// The point that lies deepest inside.
  public let point: Prompt.LabelledPoint

  /// Looks at the pixels of a component; nil when there are none.
  /// - Complexity: O(bounds).
  public init?(_ mask: Mask) {
    guard let inside = mask.interiorPoint else { return nil }
    point = Prompt.LabelledPoint(inside, isInside: true)
    let bounds = mask.bounds
    let across = max(2, Double(bounds.width) / 20)
    let down = max(2, Double(bounds.height) / 20)
    box = Prompt.Box(
      Point(x: max(0, Double(bounds.x) - across), y: max(0, Double(bounds.y) - down)),
      Point(
        x: min(Double(mask.imageSize.width), Double(bounds.maxX) + across),
        y: min(Double(mask.imageSize.height), Double(bounds.maxY) + down)))
  }
}
