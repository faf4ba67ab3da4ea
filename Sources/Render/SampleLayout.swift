/// Into how many samples a cell is cut; they are counted row by row from the top left.
public struct SampleLayout: Hashable, Sendable {
  /// Samples side by side, 1 or 2.
  public let columns: Int
  /// Samples one above the other, 1 to 3.
  public let rows: Int

  /// Samples per cell, 1 to 6.
  public var count: Int { columns * rows }

  /// The bits of all samples; sample i has the bit 1 << i.
  var allBits: UInt8 { UInt8(truncatingIfNeeded: 1 << count - 1) }

  /// The squared distance between the middles of two samples, in units in which a cell is 12 high
  /// and 6 wide.
  func squaredDistance(_ first: Int, _ second: Int) -> Int {
    let across = (first % columns - second % columns) * 6 / columns
    let down = (first / columns - second / columns) * 12 / rows
    return across * across + down * down
  }

  /// One sample.
  static let whole = SampleLayout(columns: 1, rows: 1)
  /// Two square samples, one above the other.
  static let half = SampleLayout(columns: 1, rows: 2)
  /// Four samples, twice as high as wide.
  static let quadrant = SampleLayout(columns: 2, rows: 2)
  /// Six samples, four thirds as high as wide.
  static let sextant = SampleLayout(columns: 2, rows: 3)
}
