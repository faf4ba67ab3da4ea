/// A transformer block of TinyViT (`TinyViTBlock`): window attention, depthwise convolution, MLP.
internal struct TinyViTBlock: Sendable {
  private let norm: LayerNorm
  private let qkv: Linear
  private let attention: WindowAttention
  private let projection: Linear
  private let localConvolution: DepthwiseConvolution
  private let perceptron: Perceptron

  /// Reads the parameters below a name.
  init(
    _ source: some ParameterSource, _ name: String, _ stage: TinyViTConfiguration.Stage,
    gridSide: Int
  ) throws {
    let width = stage.width
    norm = try source.layerNorm(name + "attn.norm", width: width, epsilon: 1e-5)
    qkv = try source.linear(name + "attn.qkv", inputs: width, outputs: 3 * width)
    projection = try source.linear(name + "attn.proj", inputs: width, outputs: width)
    localConvolution = try FoldedConvolution(
      source, name + "local_conv", outputs: width, inputs: 1, side: 3
    ).depthwise
    perceptron = Perceptron(
      norm: try source.layerNorm(name + "mlp.norm", width: width, epsilon: 1e-5),
      expansion: try source.linear(name + "mlp.fc1", inputs: width, outputs: stage.hiddenWidth),
      contraction: try source.linear(name + "mlp.fc2", inputs: stage.hiddenWidth, outputs: width))
    // Padding comes before the norm: a padded token's norm is its shift, its projection a constant.
    let shift = MatrixView(norm.shift, rowCount: 1, columnCount: width)
    let padding = MatrixView(rowCount: 1, columnCount: 3 * width)
    padding.setLinear(shift, qkv)
    attention = WindowAttention(
      layout: AttentionLayout(
        order: .headFirst, headCount: stage.headCount, headWidth: width / stage.headCount),
      gridSide: gridSide, windowSide: stage.windowSide,
      positions: .table(try Self.biasTables(source, name + "attn.attention_biases", stage)),
      padding: padding)
  }

  /// Per head the biases of all pairs of a window's tokens, by the distances of their rows and columns.
  private static func biasTables(
    _ source: some ParameterSource, _ name: String, _ stage: TinyViTConfiguration.Stage
  ) throws -> [MatrixView] {
    let side = stage.windowSide
    let size = side * side
    let biases = try source.floats(name, shape: [stage.headCount, size]).values
    return (0..<stage.headCount).map { head in
      var values: [Float] = []
      values.reserveCapacity(size * size)
      for query in 0..<size {
        for key in 0..<size {
          let rows = abs(query / side - key / side)
          let columns = abs(query % side - key % side)
          values.append(biases[head * size + rows * side + columns])
        }
      }
      return MatrixView(rowCount: size, columnCount: size, values: values)
    }
  }

  /// Applies the block.
  ///
  /// x: [grid * grid, width]; overwritten  ->  [grid * grid, width]
  func callAsFunction(_ x: MatrixView, pool: WorkerPool) -> MatrixView {
    let width = x.columnCount
    let size = min(Perceptron.partSize, x.rowCount)
    let projected = MatrixView(rowCount: x.rowCount, columnCount: 3 * width)
    let normalised = (0..<pool.threadCount).map { _ in
      MatrixView(rowCount: size, columnCount: width)
    }
    pool.forEachPart(of: x.rowCount, size: size) { part, worker in
      let rows = normalised[worker].rows(0..<part.count)
      rows.setNormalised(x.rows(part), by: norm)
      projected.rows(part).setLinear(rows, qkv)
    }
    let attended = MatrixView.like(x)
    attention(projected, into: attended, pool: pool)
    pool.forEachPart(of: x.rowCount, size: size) { part, _ in
      let rows = x.rows(part)
      rows.setProduct(attended.rows(part), projection.weight, transposesRight: true, adds: true)
      if let bias = projection.bias { rows.add(bias: bias) }
    }
    let side = attention.gridSide
    // The memory of what was attended serves the convolution.
    let result = attended
    pool.forEachPart(of: side, size: 4) { rows, _ in
      func row(_ y: Int) -> MatrixView { x.rows(y * side..<(y + 1) * side) }
      for y in rows {
        result.rows(y * side..<(y + 1) * side).setDepthwise(
          above: y > 0 ? row(y - 1) : nil, here: row(y), below: y + 1 < side ? row(y + 1) : nil,
          stride: 1, localConvolution, appliesGELU: false)
      }
    }
    perceptron.apply(to: result, pool: pool)
    return result
  }
}
