public import Labels

/// Rows of scores by class in per cent, in the column order and layout of the seed paper's tables.
public struct IoUTable: Hashable, Sendable {
  /// One set of label maps in the table; all values are fractions, 0...1.
  public struct Row: Hashable, Sendable {
    /// What the row shows, such as `labels`.
    public let name: String
    /// Scores by class, in the order of the columns.
    public let values: [Double]
    /// Scores of the whole, in the order of the summary columns.
    public let summaries: [Double]

    /// Makes a row.
    public init(name: String, values: [Double], summaries: [Double]) {
      self.name = name.sanitised
      self.values = values
      self.summaries = summaries
    }

    /// IoU of counted maps, with mIoU, accuracy and coverage.
    public init(name: String, matrix: ConfusionMatrix) {
      self.init(
        name: name, values: matrix.intersectionOverUnion,
        summaries: [matrix.meanIntersectionOverUnion, matrix.accuracy, matrix.coverage])
    }

    /// Boundary IoU of counted maps, with its mean.
    public init(name: String, boundary: BoundaryIoU) {
      self.init(name: name, values: boundary.values, summaries: [boundary.mean])
    }
  }

  /// Short names of the classes.
  public let columns: [String]
  /// Names of the columns after the classes.
  public let summaries: [String]
  /// The row that the others are compared with; shown first.
  public let baseline: Row?
  /// The other rows.
  public let rows: [Row]

  /// Makes a table; every row must have a value for every column.
  public init(columns: [String], summaries: [String], rows: [Row], baseline: Row? = nil) {
    for row in rows + (baseline.map { [$0] } ?? []) {
      precondition(
        row.values.count == columns.count && row.summaries.count == summaries.count,
        "\(row.values.count) and \(row.summaries.count) values for \(columns.count) and "
          + "\(summaries.count) columns")
    }
    self.columns = columns
    self.summaries = summaries
    self.rows = rows
    self.baseline = baseline
  }

  /// Makes a table of rows that were counted over `taxonomy`, by default with the summaries of IoU.
  public init(
    taxonomy: Taxonomy, rows: [Row], baseline: Row? = nil,
    summaries: [String] = ["mIoU", "acc", "cover"]
  ) {
    self.init(
      columns: taxonomy.classes.map { Self.shortName(of: $0.name) }, summaries: summaries,
      rows: rows, baseline: baseline)
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
