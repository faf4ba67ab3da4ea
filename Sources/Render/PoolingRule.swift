/// Which of the labels under a sample the sample shows.
public enum PoolingRule: String, Hashable, Sendable, CaseIterable {
  /// The label with most pixels; ties go to the lowest id.
  case majority
  /// A thin class that covers enough of the sample, else the majority: poles survive being shrunk.
  ///
  /// It shows thin classes 1.2 to 1.5 times as large as they are, so areas must come from the map.
  case thinPriority
  /// The label of the pixel in the middle: what others do, true in area and ragged at borders.
  case centre

  /// The share of a sample that a thin class needs; nil where the rule does not favour any.
  ///
  /// scale: image pixels across a sample (``GlyphSet/sampleWidth(atScale:)``). 0.25 when that is at
  /// least 6, 0.34 above 4, nil below, where the majority keeps thin classes by itself.
  public func thinShare(atScale scale: Double) -> Double? {
    guard self == .thinPriority, scale > 4 else { return nil }
    return scale >= 6 ? 0.25 : 0.34
  }
}
