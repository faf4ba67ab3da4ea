/// A table of results of the seed paper; it ships as `tables/table-N.toml`.
public struct PaperTable: Hashable, Sendable {
  /// Rows with the same columns; Table 5 has three such parts, the others one.
  public struct Part: Hashable, Sendable {
    /// What the part shows.
    public let title: String
    /// The names of the columns; names of classes, as taxonomies have them, where ``isByClass``.
    public let columns: [String]
    /// Whether the columns are classes, so that other label maps can stand below.
    public let isByClass: Bool
    /// The name of the last column, the mean of the others; nil when there is none.
    public let summary: String?
    /// The rows from the top; their names differ.
    public let rows: [Row]
  }

  /// The printed results of one method, fractions 0...1.
  public struct Row: Hashable, Sendable {
    /// The method.
    public let name: String
    /// Under which heading it stands, such as `source-free`; nil for none.
    public let group: String?
    /// The row above that it improves on; nil for none.
    public let base: String?
    /// One value per column; nil when the paper prints the mean only.
    public let values: [Double]?
    /// The printed mean; nil for none.
    public let mean: Double?
    /// The printed change of the mean to that of ``base``, not always their difference; nil for none.
    public let change: Double?
  }

  /// The table's number in the paper.
  public let number: Int
  /// What the table shows.
  public let title: String
  /// Its parts, at least one.
  public let parts: [Part]
}
