/// Which of the labels under a sample the sample shows.
public enum PoolingRule: String, Hashable, Sendable, CaseIterable {
  /// The label with most pixels; ties go to the lowest id.
  case majority
  /// A thin class that covers enough of the sample, else the majority: poles survive being shrunk.
  ///
  /// It shows thin classes 1.2 to 1.8 times as large as they are, in tiny windows 2.3 times, so areas
  /// must come from the map.
  case thinPriority
  /// The label of the pixel in the middle: what others do, true in area and ragged at borders.
  case centre

  /// The share of a sample that a thin class needs; nil where the rule does not favour any.
  ///
  /// scale: image pixels across a sample (``GlyphSet/sampleWidth(atScale:)``). The wider a sample, the
  /// less of it a pole fills: the shares keep 19 of 20 visible down to 120x40 cells for 2048x1024
  /// pixels. Up to 4 pixels the majority keeps thin classes by itself.
  public func thinShare(atScale scale: Double) -> Double? {
    guard self == .thinPriority, scale > 4 else { return nil }
    switch scale {
    case ..<6: return 0.34
    case ..<14: return 0.25
    case ..<24: return 0.2
    default: return 0.15
    }
  }
}
