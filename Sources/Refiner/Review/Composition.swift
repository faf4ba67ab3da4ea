public import Labels

/// Applies changes to a label map.
public enum Composition {
  /// The map after the changes, in their order; other pixels stay as they are in `base`.
  ///
  /// Every change must be of the map's size.
  /// - Complexity: O(pixels of the base and of the changes).
  public static func compose(base: LabelMap, changes: [PixelChange]) -> LabelMap {
    var map = base
    for change in changes { change.runs.paint(change.classID, into: &map) }
    return map
  }
}
