@testable import Refiner

extension Plain {
  /// Attention of one head between two sets of tokens.
  ///
  /// queries: [queries, width]  keys: [keys, width]  values: [keys, any]  ->  [queries, any]
  /// `bias` is added to the scaled score of a query and a key.
  static func attention(
    _ queries: DoubleMatrix, _ keys: DoubleMatrix, _ values: DoubleMatrix, scale: Double,
    bias: (_ query: Int, _ key: Int) -> Double = { _, _ in 0 }
  ) -> DoubleMatrix {
    let products = product(queries, keys.transposed, scale: scale)
    let scores = DoubleMatrix(queries.rowCount, keys.rowCount) { products[$0, $1] + bias($0, $1) }
    return product(softmax(scores), values)
  }

  /// Attention of several heads, whose channels lie side by side.
  ///
  /// queries: [queries, width]  keys, values: [keys, width]  ->  [queries, width]
  static func multiHeadAttention(
    _ queries: DoubleMatrix, _ keys: DoubleMatrix, _ values: DoubleMatrix, headCount: Int
  ) -> DoubleMatrix {
    let width = queries.columnCount / headCount
    let heads = (0..<headCount).map { head in
      let columns = head * width..<(head + 1) * width
      return attention(
        queries.columns(columns), keys.columns(columns), values.columns(columns),
        scale: 1 / Double(width).squareRoot())
    }
    return DoubleMatrix(queries.rowCount, queries.columnCount) { heads[$1 / width][$0, $1 % width] }
  }

  /// What is added to a score: head, places of query and key in the window (row by row), the query.
  typealias PositionTerm = (_ head: Int, _ query: Int, _ key: Int, _ vector: [Double]) -> Double

  /// Attention within windows of a grid; one window that is the whole grid is global attention.
  ///
  /// qkv: [grid * grid, 3 * width]  padding: [3 * width]  ->  [grid * grid, width]
  static func windowAttention(
    _ qkv: DoubleMatrix, layout: AttentionLayout, gridSide: Int, windowSide: Int,
    padding: [Double], term: PositionTerm
  ) -> DoubleMatrix {
    var result = DoubleMatrix(gridSide * gridSide, layout.width) { _, _ in 0 }
    for top in stride(from: 0, to: gridSide, by: windowSide) {
      for left in stride(from: 0, to: gridSide, by: windowSide) {
        // The token at each place of the window; nil is padding.
        let tokens = (0..<windowSide * windowSide).map { place -> Int? in
          let y = top + place / windowSide
          let x = left + place % windowSide
          return y < gridSide && x < gridSide ? y * gridSide + x : nil
        }
        let window = DoubleMatrix(
          rowCount: tokens.count, columnCount: qkv.columnCount,
          values: tokens.flatMap { $0.map(qkv.row) ?? padding })
        for head in 0..<layout.headCount {
          let attended = headAttention(window, layout: layout, head: head, term: term)
          for (place, token) in tokens.enumerated() {
            guard let token else { continue }
            for channel in 0..<layout.headWidth {
              result[token, head * layout.headWidth + channel] = attended[place, channel]
            }
          }
        }
      }
    }
    return result
  }

  private static func headAttention(
    _ qkv: DoubleMatrix, layout: AttentionLayout, head: Int, term: PositionTerm
  ) -> DoubleMatrix {
    let parts = (0..<3).map { part in
      let first =
        layout.order == .projectionFirst ? part * layout.headCount + head : head * 3 + part
      return qkv.columns(first * layout.headWidth..<(first + 1) * layout.headWidth)
    }
    let vectors = (0..<qkv.rowCount).map(parts[0].row)
    return attention(
      parts[0], parts[1], parts[2], scale: 1 / Double(layout.headWidth).squareRoot()
    ) { term(head, $0, $1, vectors[$0]) }
  }

  /// Decomposed relative positions: the query, not scaled, times the rows of both tables for the distance.
  ///
  /// vertical, horizontal: [2 * side - 1, channels per head]
  static func relativePositions(
    side: Int, vertical: DoubleMatrix, horizontal: DoubleMatrix
  ) -> PositionTerm {
    { _, query, key, vector in
      dot(vector, vertical.row(query / side - key / side + side - 1))
        + dot(vector, horizontal.row(query % side - key % side + side - 1))
    }
  }
}
