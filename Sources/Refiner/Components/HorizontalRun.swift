/// A maximal stretch of pixels of one class within one row of a label map.
public struct HorizontalRun: Hashable, Sendable {
  /// The row.
  public let y: Int32
  /// First column.
  public let start: Int32
  /// First column after the run.
  public let end: Int32
  /// Index of the component that the run belongs to.
  public internal(set) var component: Int32
}
