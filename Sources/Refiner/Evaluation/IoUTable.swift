public import Labels

/// Rows of per-class IoU in percent, in the column order of the seed paper's tables (the taxonomy's).
public struct IoUTable: Hashable, Sendable {
  /// One set of label maps in the table; all values are fractions, 0...1.
  public struct Row: Hashable, Sendable {
    /// What the row shows, such as `labels`.
    public let name: String
    /// Per-class IoU, in the order of the columns.
    public let values: [Double]
    /// Plain mean of the classes.
    public let mean: Double
    /// Share of correct pixels.
    public let accuracy: Double
    /// Share of labelled pixels.
    public let coverage: Double

    /// Takes the scores of counted maps.
    public init(name: String, matrix: ConfusionMatrix) {
      self.name = name.sanitised
      values = matrix.intersectionOverUnion
      mean = matrix.meanIntersectionOverUnion
      accuracy = matrix.accuracy
      coverage = matrix.coverage
    }
  }

  /// Short names of the classes.
  public let columns: [String]
  /// The row that the others are compared with; shown first.
  public let baseline: Row?
  /// The other rows.
  public let rows: [Row]

  /// Makes a table; every row must have been counted over `taxonomy`.
  public init(taxonomy: Taxonomy, rows: [Row], baseline: Row? = nil) {
    for row in rows + (baseline.map { [$0] } ?? []) {
      precondition(
        row.values.count == taxonomy.classes.count,
        "\(row.values.count) values for \(taxonomy.classes.count) classes")
    }
    columns = taxonomy.classes.map { Self.shortName(of: $0.name) }
    self.rows = rows
    self.baseline = baseline
  }

  /// The name that heads a class's column, at most eight characters: the paper's for Cityscapes' classes.
  public static func shortName(of name: String) -> String {
    let paper = [
      "sidewalk": "sw", "building": "build", "traffic light": "light", "traffic sign": "sign",
      "vegetation": "veg", "motorcycle": "mbike", "bicycle": "bike",
    ]
    return paper[name] ?? String(name.sanitised.prefix(8))
  }
}
