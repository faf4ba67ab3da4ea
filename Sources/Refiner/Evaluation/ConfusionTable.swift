internal import Labels

/// Which classes are taken for which: rows of the truth, in shares of the truth's pixels.
public struct ConfusionTable: Hashable, Sendable, Codable {
  /// Pixels of one class that carry the label of another.
  public struct Confusion: Hashable, Sendable, Codable {
    /// The class in the truth.
    public var truth: String
    /// The class in the label map.
    public var label: String
    /// How many pixels.
    public var pixels: Int
    /// Their share of the truth's pixels of that class, 0...1.
    public var share: Double
  }

  /// Names of the classes, in the taxonomy's order.
  public var classes: [String]
  /// Pixels by [truth][label].
  public var counts: [[Int]]
  /// Pixels by truth that have no label.
  public var void: [Int]
  /// The largest confusions, by pixels.
  public var top: [Confusion]

  /// Takes the counts of a matrix.
  ///
  /// topCount: how many confusions to list at most; equal ones in the order of the classes.
  /// - Complexity: O(classes^2 log classes).
  public init(_ matrix: ConfusionMatrix, topCount: Int = 10) {
    let classes = matrix.taxonomy.classes.map(\.name)
    let counts = classes.indices.map { row in
      Array(matrix.counts[(row * classes.count)..<((row + 1) * classes.count)])
    }
    var confusions: [Confusion] = []
    for (row, line) in counts.enumerated() {
      let total = line.reduce(matrix.unlabelled[row], +)
      for (column, pixels) in line.enumerated() where column != row && pixels > 0 {
        confusions.append(
          Confusion(
            truth: classes[row], label: classes[column], pixels: pixels,
            share: Double(pixels) / Double(total)))
      }
    }
    self.classes = classes
    self.counts = counts
    void = matrix.unlabelled
    // A stable order for equal counts: Swift's sort promises none.
    let order = confusions.indices.sorted {
      (confusions[$1].pixels, $0) < (confusions[$0].pixels, $1)
    }
    top = order.prefix(topCount).map { confusions[$0] }
  }

  /// The matrix in per cent of each row's truth, `.` for not a pixel, then the largest confusions.
  ///
  /// Lines are at most `width` characters where a single column fits. Ends with a line feed.
  public func text(width: Int = .max) -> String {
    let hasVoid = void.contains { $0 > 0 }
    let names = classes.map { IoUTable.shortName(of: $0) }
    var layout = ColumnLayout(name: "truth \\ label", headings: names + (hasVoid ? ["void"] : []))
    for (row, line) in counts.enumerated() {
      let total = line.reduce(void[row], +)
      layout.add(
        names[row],
        (line + (hasVoid ? [void[row]] : [])).map {
          $0 == 0 ? "." : (Double($0) / Double(total)).percent()
        })
    }
    return layout.text(width: width) + (top.isEmpty ? "" : "\n" + topText)
  }

  private var topText: String {
    var layout = ColumnLayout(name: "largest confusions", headings: ["pixels", "of the truth"])
    for confusion in top {
      layout.add(
        "\(confusion.truth.sanitised.prefix(24)) -> \(confusion.label.sanitised.prefix(24))",
        ["\(confusion.pixels)", confusion.share.percent() + " %"])
    }
    return layout.text()
  }
}
