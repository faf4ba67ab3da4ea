/// Where the heads of a fused `qkv` projection put their queries, keys and values.
internal struct AttentionLayout: Sendable {
  /// The order of columns.
  enum Order: Sendable {
    /// SAM's ViT: [query, key, value][head].
    case projectionFirst
    /// TinyViT: [head][query, key, value].
    case headFirst
  }

  let order: Order
  let headCount: Int
  /// Channels per head.
  let headWidth: Int

  /// Channels of a token, `headCount * headWidth`.
  var width: Int { headCount * headWidth }
  /// What scores are multiplied with: `1 / sqrt(headWidth)`.
  var scale: Float { 1 / Float(headWidth).squareRoot() }

  func queries(of qkv: MatrixView, head: Int) -> MatrixView { part(0, of: qkv, head) }
  func keys(of qkv: MatrixView, head: Int) -> MatrixView { part(1, of: qkv, head) }
  func values(of qkv: MatrixView, head: Int) -> MatrixView { part(2, of: qkv, head) }

  /// Columns of one head in a matrix of [tokens, width].
  func columns(_ head: Int) -> Range<Int> { head * headWidth..<(head + 1) * headWidth }

  private func part(_ index: Int, of qkv: MatrixView, _ head: Int) -> MatrixView {
    let start =
      switch order {
      case .projectionFirst: index * width + head * headWidth
      case .headFirst: (head * 3 + index) * headWidth
      }
    return qkv.columns(start..<start + headWidth)
  }
}
