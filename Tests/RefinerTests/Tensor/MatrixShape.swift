import Testing

/// The shape of a matrix in a test.
struct MatrixShape: CustomTestStringConvertible {
  var rows: Int
  var columns: Int
  /// Elements between the rows.
  var gap = 0

  var testDescription: String { "\(rows)x\(columns)" + (gap > 0 ? " with gaps of \(gap)" : "") }

  /// Around the widths of vectors (4, 8, 16), of a row that is one element, and of blocks of 64; with and
  /// without gaps.
  static let odd: [MatrixShape] = [1, 7, 16, 63, 65, 130].flatMap { columns in
    [(1, 0), (3, 0), (1, 3), (5, 3)].map { rows, gap in
      MatrixShape(rows: rows, columns: columns, gap: gap)
    }
  }

  /// Those whose rows follow each other.
  static let contiguous = odd.filter { $0.gap == 0 }
}
