public import Labels

/// Our IoU below a table of the paper, column by column where the classes have the same names.
public struct PaperComparison: Hashable, Sendable, Codable {
  /// A row of the table or of ours; fractions 0...1.
  public struct Row: Hashable, Sendable, Codable {
    /// The method, or what the label maps are.
    public var name: String
    /// The heading that it stands below.
    public var group: String?
    /// The row that it is compared with.
    public var base: String?
    /// IoU by class name, for the table's classes that the row has.
    public var values: [String: Double]
    /// The mean over the table's classes; nil where ours are others.
    public var mean: Double?
    /// The mean over the shared classes.
    public var sharedMean: Double?

    enum CodingKeys: String, CodingKey {
      case name, group, base, values
      case mean = "mIoU"
      case sharedMean = "shared"
    }
  }

  /// The table's number in the paper.
  public var number: Int
  /// What the table shows.
  public var title: String
  /// The table's classes, in its order.
  public var classes: [String]
  /// Those that our taxonomy lacks.
  public var missing: [String]
  /// Classes of our taxonomy that the table lacks.
  public var extra: [String]
  /// The name of our taxonomy.
  public var taxonomy: String
  /// The paper's rows.
  public var theirs: [Row]
  /// Our rows.
  public var ours: [Row]

  /// Puts counted maps below a table, the first of `ours` being the one that the others change.
  ///
  /// All matrices must be over `taxonomy`.
  /// - Throws: `PaperTableError` when the table is not by class, or shares none with the taxonomy.
  public init(
    _ table: PaperTable, taxonomy: Taxonomy, ours: [(name: String, matrix: ConfusionMatrix)]
  ) throws(PaperTableError) {
    guard let part = table.parts.first(where: \.isByClass) else {
      throw .notByClass(number: table.number)
    }
    let names = taxonomy.classes.map(\.name)
    let shared = part.columns.filter { names.contains($0) }
    guard !shared.isEmpty else {
      throw .noSharedClass(number: table.number, taxonomy: taxonomy.name)
    }
    number = table.number
    title = table.title
    classes = part.columns
    missing = part.columns.filter { !names.contains($0) }
    extra = names.filter { !part.columns.contains($0) }
    self.taxonomy = taxonomy.name
    theirs = part.rows.map { row in
      Row(
        row.name, group: row.group, base: row.base,
        values: Self.dictionary(part.columns, row.values ?? []), shared: shared, mean: row.mean)
    }
    let isSame = missing.isEmpty && extra.isEmpty
    self.ours = ours.enumerated().map { place, entry in
      let values = Self.dictionary(names, entry.matrix.intersectionOverUnion)
      return Row(
        entry.name, group: "ours", base: place == 0 ? nil : ours[0].name,
        values: values.filter { shared.contains($0.key) }, shared: shared,
        mean: isSame ? entry.matrix.meanIntersectionOverUnion : nil)
    }
  }

  private static func dictionary(_ names: [String], _ values: [Double]) -> [String: Double] {
    Dictionary(zip(names, values)) { first, _ in first }
  }
}

extension PaperComparison.Row {
  fileprivate init(
    _ name: String, group: String?, base: String?, values: [String: Double], shared: [String],
    mean: Double?
  ) {
    self.name = name
    self.group = group
    self.base = base
    self.values = values
    self.mean = mean
    let common = shared.compactMap { values[$0] }
    sharedMean = common.count == shared.count ? ConfusionMatrix.mean(of: common) : nil
  }
}
