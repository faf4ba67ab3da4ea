/// Attention among all tokens of a grid, in blocks of queries and keys that stay in the cache.
///
/// The matrix of all scores (4096 x 4096 per head) never exists: keys come in blocks, and the softmax is brought up to date
/// block by block.
internal struct GlobalAttention: Sendable {
  let layout: AttentionLayout
  /// Side of the grid, tokens.
  let gridSide: Int
  let positions: RelativePositions?

  private struct Memory: Sendable {
    let scores: MatrixView
    let products: MatrixView
    let softmax: RunningSoftmax
  }

  /// Attends among all tokens.
  ///
  /// qkv: [grid * grid, 3 * width]  ->  output: [grid * grid, width]
  func callAsFunction(
    _ qkv: MatrixView, into output: MatrixView, pool: WorkerPool, onStep: () throws -> Void
  ) rethrows {
    // About 512 queries by 512 keys: 1 MB of scores, and products at 97 % of the peak.
    let rowsPerBlock = max(1, min(gridSide, 512 / gridSide))
    let blocks = (gridSide + rowsPerBlock - 1) / rowsPerBlock
    let size = rowsPerBlock * gridSide
    let memories = (0..<pool.threadCount).map { _ in
      Memory(
        scores: MatrixView(rowCount: size, columnCount: size),
        products: MatrixView(rowCount: size, columnCount: 2 * (2 * gridSide - 1)),
        softmax: RunningSoftmax(rowCount: size))
    }
    // Two heads at a time, so that a cancelled encoding ends soon.
    for first in stride(from: 0, to: layout.headCount, by: 2) {
      let heads = min(2, layout.headCount - first)
      pool.forEach(heads * blocks) { task, worker in
        let start = task % blocks * rowsPerBlock
        attend(
          qkv, head: first + task / blocks, queryRows: start..<min(gridSide, start + rowsPerBlock),
          rowsPerBlock: rowsPerBlock, memory: memories[worker], into: output)
      }
      try onStep()
    }
  }

  private func attend(
    _ qkv: MatrixView, head: Int, queryRows: Range<Int>, rowsPerBlock: Int, memory: Memory,
    into output: MatrixView
  ) {
    let range = tokens(queryRows)
    let queries = layout.queries(of: qkv, head: head).rows(range)
    let products = memory.products.rows(0..<range.count)
    if let positions {
      products.setProduct(queries, positions.tables, transposesRight: true)
    }
    let target = output.rows(range).columns(layout.columns(head))
    target.clear()
    memory.softmax.reset()
    for start in stride(from: 0, to: gridSide, by: rowsPerBlock) {
      let keyRows = start..<min(gridSide, start + rowsPerBlock)
      let keys = tokens(keyRows)
      let scores = memory.scores.rows(0..<range.count).columns(0..<keys.count)
      scores.setProduct(
        queries, layout.keys(of: qkv, head: head).rows(keys), transposesRight: true,
        scale: layout.scale)
      if let positions {
        positions.applySoftmaxStep(
          scores, products: products, queryRows: queryRows, keyRows: keyRows, state: memory.softmax)
      } else {
        scores.applySoftmaxStep(memory.softmax)
      }
      target.scaleRows(by: memory.softmax.factor)
      target.setProduct(scores, layout.values(of: qkv, head: head).rows(keys), adds: true)
    }
    memory.softmax.invert()
    target.scaleRows(by: memory.softmax.factor)
  }

  private func tokens(_ rows: Range<Int>) -> Range<Int> {
    rows.lowerBound * gridSide..<rows.upperBound * gridSide
  }
}
