/// 1x1 convolution, GELU, depthwise 3x3, GELU, 1x1 convolution: TinyViT's `MBConv` and `PatchMerging`.
///
/// Worked on in strips of rows, so that the wide tensors in between never exist as a whole.
internal struct InvertedBottleneck: Sendable {
  private let expansion: Linear
  private let depthwise: DepthwiseConvolution
  private let contraction: Linear
  private let stride: Int
  /// `MBConv` adds its input before a last GELU.
  private let hasResidual: Bool

  /// Reads `name.conv1`, `conv2` and `conv3`.
  init(
    _ source: some ParameterSource, _ name: String, inputs: Int, hidden: Int, outputs: Int,
    stride: Int, hasResidual: Bool
  ) throws {
    expansion = try FoldedConvolution(
      source, name + "conv1", outputs: hidden, inputs: inputs, side: 1
    ).linear
    depthwise = try FoldedConvolution(source, name + "conv2", outputs: hidden, inputs: 1, side: 3)
      .depthwise
    contraction = try FoldedConvolution(
      source, name + "conv3", outputs: outputs, inputs: hidden, side: 1
    ).linear
    self.stride = stride
    self.hasResidual = hasResidual
  }

  /// Applies it to a square grid of tokens.
  ///
  /// x: [side * side, inputs]  ->  [outSide * outSide, outputs], outSide = (side - 1) / stride + 1
  func callAsFunction(_ x: MatrixView, side: Int, pool: WorkerPool) -> MatrixView {
    let outSide = (side - 1) / stride + 1
    let hiddenWidth = expansion.outputCount
    let result = MatrixView(rowCount: outSide * outSide, columnCount: contraction.outputCount)
    let rowsPerPart = max(1, min(outSide, 16 / stride))
    let memories = (0..<pool.threadCount).map { _ in
      (
        hidden: MatrixView(
          rowCount: ((rowsPerPart - 1) * stride + 3) * side, columnCount: hiddenWidth),
        convolved: MatrixView(rowCount: rowsPerPart * outSide, columnCount: hiddenWidth)
      )
    }
    pool.forEachPart(of: outSide, size: rowsPerPart) { rows, worker in
      let needed =
        max(0, rows.lowerBound * stride - 1)..<min(side, (rows.upperBound - 1) * stride + 2)
      let hidden = memories[worker].hidden
      expand(x, rows: needed, side: side, into: hidden)
      func row(_ y: Int) -> MatrixView? {
        guard needed.contains(y) else { return nil }
        return hidden.rows((y - needed.lowerBound) * side..<(y - needed.lowerBound + 1) * side)
      }
      let convolved = memories[worker].convolved.rows(0..<rows.count * outSide)
      for (place, y) in rows.enumerated() {
        let center = y * stride
        guard let here = row(center) else { preconditionFailure("Row \(center) of \(needed)") }
        convolved.rows(place * outSide..<(place + 1) * outSide).setDepthwise(
          above: row(center - 1), here: here, below: row(center + 1), stride: stride, depthwise,
          appliesGELU: true)
      }
      contract(
        convolved, into: result.rows(rows.lowerBound * outSide..<rows.upperBound * outSide),
        residual: hasResidual
          ? x.rows(rows.lowerBound * side..<rows.upperBound * side) : nil)
    }
    return result
  }

  /// Two rows at a time, so that GELU finds them in the cache.
  private func expand(_ x: MatrixView, rows: Range<Int>, side: Int, into hidden: MatrixView) {
    for start in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: 2) {
      let end = min(rows.upperBound, start + 2)
      let part = hidden.rows((start - rows.lowerBound) * side..<(end - rows.lowerBound) * side)
      part.setProduct(x.rows(start * side..<end * side), expansion.weight, transposesRight: true)
      part.applyGELU(bias: expansion.bias)
    }
  }

  private func contract(_ convolved: MatrixView, into result: MatrixView, residual: MatrixView?) {
    if let residual {
      result.copy(residual)
      result.setProduct(convolved, contraction.weight, transposesRight: true, adds: true)
      result.applyGELU(bias: contraction.bias)
    } else {
      result.setLinear(convolved, contraction)
    }
  }
}
