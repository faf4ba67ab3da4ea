/// The MLP of both encoders' blocks, with the norm before it: `x + fc2(GELU(fc1(norm(x))))`.
internal struct Perceptron: Sendable {
  let norm: LayerNorm
  let expansion: Linear
  let contraction: Linear

  /// Tokens per part: enough for products near the peak, few enough for the hidden layer to stay near.
  static let partSize = 512

  /// Applies it in place, part by part.
  ///
  /// x: [tokens, width]
  func apply(to x: MatrixView, pool: WorkerPool) {
    let size = min(Self.partSize, x.rowCount)
    let memories = (0..<pool.threadCount).map { _ in
      (
        normalised: MatrixView(rowCount: size, columnCount: x.columnCount),
        hidden: MatrixView(rowCount: size, columnCount: expansion.outputCount)
      )
    }
    pool.forEachPart(of: x.rowCount, size: size) { part, worker in
      let rows = x.rows(part)
      let normalised = memories[worker].normalised.rows(0..<part.count)
      let hidden = memories[worker].hidden.rows(0..<part.count)
      normalised.setNormalised(rows, by: norm)
      hidden.setProduct(normalised, expansion.weight, transposesRight: true)
      hidden.applyGELU(bias: expansion.bias)
      rows.setProduct(hidden, contraction.weight, transposesRight: true, adds: true)
      if let bias = contraction.bias { rows.add(bias: bias) }
    }
  }
}
