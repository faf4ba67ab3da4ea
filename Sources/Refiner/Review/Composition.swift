public import Labels

/// Applies decisions to a label map.
public enum Composition {
  /// The map after the decisions, in their order: only pixels of relabelled and discarded components
  /// can differ from `base`.
  /// - Complexity: O(pixels of the base and of the components).
  public static func compose(
    base: LabelMap, decisions: [(RunLengthEncoding, Decision)]
  ) -> LabelMap {
    var map = base
    for (runs, decision) in decisions where decision.kind.settlesPixels {
      runs.paint(decision.classAfter, into: &map)
    }
    return map
  }
}
