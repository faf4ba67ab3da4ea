/// Attention within square windows of a grid of tokens.
///
/// Windows that reach over the right or bottom border are padded with tokens that attend to nobody but are
/// attended to: their projection is one row, the same for all.
internal struct WindowAttention: Sendable {
  /// What is added to the scores.
  enum Positions: Sendable {
    /// Nothing.
    case none
    /// SAM: the tables of relative positions.
    case relative(RelativePositions)
    /// TinyViT: per head a table of [window * window, window * window].
    case table([MatrixView])
  }

  let layout: AttentionLayout
  /// Side of the grid, tokens.
  let gridSide: Int
  /// Side of a window, tokens.
  let windowSide: Int
  let positions: Positions
  /// `qkv` of a padding token: [1, 3 * width].
  let padding: MatrixView

  /// Tokens of a window.
  private var windowSize: Int { windowSide * windowSide }

  /// One worker's memory.
  private struct Memory: Sendable {
    let qkv: MatrixView
    let scores: MatrixView
    let output: MatrixView
    let softmax: RunningSoftmax
    let inverseSums: FloatStorage
    let relative: MatrixView

    init(size: Int, side: Int, layout: AttentionLayout) {
      qkv = MatrixView(rowCount: size, columnCount: 3 * layout.width)
      scores = MatrixView(rowCount: size, columnCount: size)
      output = MatrixView(rowCount: size, columnCount: layout.width)
      softmax = RunningSoftmax(rowCount: size)
      inverseSums = FloatStorage(count: size)
      relative = MatrixView(rowCount: size, columnCount: 2 * (2 * side - 1))
    }
  }

  /// Attends within all windows.
  ///
  /// qkv: [grid * grid, 3 * width]  ->  output: [grid * grid, width]
  func callAsFunction(_ qkv: MatrixView, into output: MatrixView, pool: WorkerPool) {
    let perSide = (gridSide + windowSide - 1) / windowSide
    let memories = (0..<pool.threadCount).map { _ in
      Memory(size: windowSize, side: windowSide, layout: layout)
    }
    pool.forEach(perSide * perSide) { window, worker in
      let memory = memories[worker]
      let x = window % perSide * windowSide
      let y = window / perSide * windowSide
      let columns = min(windowSide, gridSide - x)
      let rows = min(windowSide, gridSide - y)
      gather(qkv, x: x, y: y, columns: columns, rows: rows, memory: memory)
      for head in 0..<layout.headCount { attend(head: head, rows: rows, memory: memory) }
      for row in 0..<rows {
        let start = (y + row) * gridSide + x
        output.rows(start..<start + columns).copy(
          memory.output.rows(row * windowSide..<row * windowSide + columns))
      }
    }
  }

  private func gather(
    _ qkv: MatrixView, x: Int, y: Int, columns: Int, rows: Int, memory: Memory
  ) {
    for row in 0..<windowSide {
      let first = row * windowSide
      let filled = row < rows ? columns : 0
      if filled > 0 {
        let start = (y + row) * gridSide + x
        memory.qkv.rows(first..<first + filled).copy(qkv.rows(start..<start + filled))
      }
      for token in filled..<windowSide {
        memory.qkv.rows(first + token..<first + token + 1).copy(padding)
      }
    }
  }

  /// One head of one window; queries of the padding below the last row are left out.
  private func attend(head: Int, rows: Int, memory: Memory) {
    let count = rows * windowSide
    let queries = layout.queries(of: memory.qkv, head: head).rows(0..<count)
    let scores = memory.scores.rows(0..<count)
    scores.setProduct(
      queries, layout.keys(of: memory.qkv, head: head), transposesRight: true, scale: layout.scale)
    var inverseSums = memory.inverseSums
    switch positions {
    case .none:
      scores.applySoftmax(bias: nil, inverseSums: inverseSums)
    case .table(let tables):
      scores.applySoftmax(bias: tables[head].rows(0..<count), inverseSums: inverseSums)
    case .relative(let relative):
      memory.softmax.reset()
      let products = memory.relative.rows(0..<count)
      products.setProduct(queries, relative.tables, transposesRight: true)
      relative.applySoftmaxStep(
        scores, products: products, queryRows: 0..<rows, keyRows: 0..<windowSide,
        state: memory.softmax)
      memory.softmax.invert()
      inverseSums = memory.softmax.factor
    }
    let output = memory.output.rows(0..<count).columns(layout.columns(head))
    output.setProduct(scores, layout.values(of: memory.qkv, head: head))
    output.scaleRows(by: inverseSums)
  }
}
