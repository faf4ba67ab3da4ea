/// A transformer block of SAM's ViT (`Block` in `modeling/image_encoder.py`).
internal struct ViTBlock: Sendable {
  private enum Attention: Sendable {
    case window(WindowAttention)
    case global(GlobalAttention)
  }

  private let norm: LayerNorm
  private let qkv: Linear
  private let attention: Attention
  private let projection: Linear
  private let perceptron: Perceptron

  /// Reads the parameters of block `index`.
  init(_ source: some ParameterSource, _ sizes: ViTConfiguration, index: Int, gridSide: Int) throws
  {
    let name = "image_encoder.blocks.\(index)."
    let width = sizes.width
    let layout = AttentionLayout(
      order: .projectionFirst, headCount: sizes.headCount, headWidth: width / sizes.headCount)
    norm = try source.layerNorm(name + "norm1", width: width, epsilon: 1e-6)
    qkv = try source.linear(
      name + "attn.qkv", inputs: width, outputs: 3 * width, hasBias: sizes.hasQKVBias)
    projection = try source.linear(name + "attn.proj", inputs: width, outputs: width)
    perceptron = Perceptron(
      norm: try source.layerNorm(name + "norm2", width: width, epsilon: 1e-6),
      expansion: try source.linear(name + "mlp.lin1", inputs: width, outputs: sizes.hiddenWidth),
      contraction: try source.linear(name + "mlp.lin2", inputs: sizes.hiddenWidth, outputs: width))
    let window = sizes.windowSides[index]
    let side = window == 0 ? gridSide : window
    var positions: RelativePositions?
    if sizes.hasRelativePositions {
      positions = RelativePositions(
        side: side,
        vertical: try source.matrix(name + "attn.rel_pos_h", 2 * side - 1, layout.headWidth),
        horizontal: try source.matrix(name + "attn.rel_pos_w", 2 * side - 1, layout.headWidth))
    }
    if window == 0 {
      attention = .global(
        GlobalAttention(layout: layout, gridSide: gridSide, positions: positions))
    } else {
      // Padding comes after the norm: padded tokens are zero, and their projection is the bias.
      let padding = MatrixView(rowCount: 1, columnCount: 3 * width)
      if let bias = qkv.bias { padding.add(bias: bias) }
      attention = .window(
        WindowAttention(
          layout: layout, gridSide: gridSide, windowSide: window,
          positions: positions.map { .relative($0) } ?? .none, padding: padding))
    }
  }

  /// Applies the block in place; `onStep` is called between its parts and may throw to stop.
  ///
  /// x: [tokens, width]
  func apply(to x: MatrixView, scratch: Scratch, pool: WorkerPool, onStep: () throws -> Void)
    rethrows
  {
    pool.forEachPart(of: x.rowCount, size: Perceptron.partSize) { part, worker in
      let normalised = scratch.normalised[worker].rows(0..<part.count)
      normalised.setNormalised(x.rows(part), by: norm)
      scratch.qkv.rows(part).setLinear(normalised, qkv)
    }
    try onStep()
    switch attention {
    case .window(let attention): attention(scratch.qkv, into: scratch.attended, pool: pool)
    case .global(let attention):
      try attention(scratch.qkv, into: scratch.attended, pool: pool, onStep: onStep)
    }
    pool.forEachPart(of: x.rowCount, size: Perceptron.partSize) { part, _ in
      let rows = x.rows(part)
      rows.setProduct(
        scratch.attended.rows(part), projection.weight, transposesRight: true, adds: true)
      if let bias = projection.bias { rows.add(bias: bias) }
    }
    try onStep()
    perceptron.apply(to: x, pool: pool)
    try onStep()
  }

  /// Memory that the blocks share.
  struct Scratch: Sendable {
    let qkv: MatrixView
    let attended: MatrixView
    let normalised: [MatrixView]

    init(tokenCount: Int, width: Int, workerCount: Int) {
      qkv = MatrixView(rowCount: tokenCount, columnCount: 3 * width)
      attended = MatrixView(rowCount: tokenCount, columnCount: width)
      normalised = (0..<workerCount).map { _ in
        MatrixView(rowCount: min(Perceptron.partSize, tokenCount), columnCount: width)
      }
    }
  }
}
