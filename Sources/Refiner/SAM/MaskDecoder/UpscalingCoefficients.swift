/// The coefficients of ``UpscalingExpansion`` for one prompt, a column per image token.
///
/// Rows: per layer the probabilities of all heads and tokens; then per layer the product of the norms' scales
/// from this layer on, and that times this layer's mean; then ones.
internal struct UpscalingCoefficients: Sendable {
  /// [layers * heads * tokens + 2 * layers + 1, image tokens].
  let matrix: MatrixView
  private let layerCount: Int
  private let rowsPerLayer: Int

  /// Makes coefficients that are still to be filled.
  init(layerCount: Int, rowsPerLayer: Int, imageTokenCount: Int) {
    self.layerCount = layerCount
    self.rowsPerLayer = rowsPerLayer
    matrix = MatrixView(
      rowCount: layerCount * rowsPerLayer + 2 * layerCount + 1, columnCount: imageTokenCount)
    let last = matrix.rows(matrix.rowCount - 1..<matrix.rowCount)
    last.storage.withMutableElements { elements in
      for index in last.offset..<last.offset + imageTokenCount { elements[index] = 1 }
    }
  }

  /// A layer's probabilities: [heads * tokens, image tokens].
  func probabilities(layer: Int) -> MatrixView {
    matrix.rows(layer * rowsPerLayer..<(layer + 1) * rowsPerLayer)
  }

  /// A layer's scales, which ``finish(_:)`` turns into products: [1, image tokens].
  func scales(layer: Int) -> MatrixView { row(2 * layer) }

  /// A layer's means, which ``finish(_:)`` multiplies with the products: [1, image tokens].
  func means(layer: Int) -> MatrixView { row(2 * layer + 1) }

  private func row(_ index: Int) -> MatrixView {
    let row = layerCount * rowsPerLayer + index
    return matrix.rows(row..<row + 1)
  }

  /// Turns what the layers have put into some columns into coefficients, in place; once per column.
  func finish(_ part: Range<Int>) -> MatrixView {
    for layer in (0..<layerCount).reversed() {
      let scales = scales(layer: layer).columns(part)
      if layer + 1 < layerCount {
        scales.scaleColumns(by: self.scales(layer: layer + 1).columns(part))
      }
      means(layer: layer).columns(part).scaleColumns(by: scales)
      probabilities(layer: layer).columns(part).scaleColumns(by: scales)
    }
    return matrix.columns(part)
  }
}
