/// A maximal stretch of pixels of one component within one column of a label map.
public struct VerticalRun: Hashable, Sendable {
  /// The column.
  public let x: Int32
  /// First row.
  public let start: Int32
  /// First row after the run.
  public let end: Int32
  /// Index of the component that the run belongs to.
  public let component: Int32
}
