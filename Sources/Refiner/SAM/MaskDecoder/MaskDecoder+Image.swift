internal import RealModule

/// The image side of the two-way transformer: passes over tiles of image tokens.
extension MaskDecoder {
  /// Image tokens of one tile: with them a tile's matrices stay in a core's cache of 1 MB.
  var tileSize: Int { min(256, imageTokenCount) }

  /// The first attention of all prompts' tokens to an image that no prompt has changed yet, from its own
  /// projections.
  ///
  /// queries: [prompts * tokens, inner]  ->  [prompts * tokens, inner]
  func attendToProjections(
    _ queries: MatrixView, _ projections: ImageContext.Projections, scratch: DecodingScratch,
    pool: WorkerPool
  ) -> MatrixView {
    let heads = sizes.headCount
    let rows = queries.rowCount
    let scale = crossScale
    scratch.firstAccumulators.forEach { $0.reset() }
    pool.forEachPart(of: imageTokenCount, size: tileSize) { part, worker in
      let scores = scratch.tiles[worker].firstScores.columns(0..<part.count)
      let accumulator = scratch.firstAccumulators[worker]
      scores.setHeadScores(
        queries, headCount: heads, projected: projections.tokenToImageKeys.columns(part),
        scale: scale)
      scores.applySoftmaxStep(accumulator.softmax)
      accumulator.sum.scaleRows(by: accumulator.softmax.factor)
      let width = accumulator.sum.columnCount
      for head in 0..<heads {
        let range = head * rows..<(head + 1) * rows
        accumulator.sum.rows(range).setProduct(
          scores.rows(range),
          projections.tokenToImageValues.rows(part).columns(head * width..<(head + 1) * width),
          adds: true)
      }
    }
    let sum = DecodingScratch.Accumulator.merged(scratch.firstAccumulators)
    let result = MatrixView.like(queries)
    let width = sum.columnCount
    for head in 0..<heads {
      result.columns(head * width..<(head + 1) * width).copy(
        sum.rows(head * rows..<(head + 1) * rows))
    }
    return result
  }

  /// Attention of prompts' tokens to the image, after the image has attended to the tokens if `update` is
  /// given; one pass over the image tokens does both.
  ///
  /// contexts: where each prompt's image tokens come from, its scratch's `keys` when they have been
  /// updated before. Returns sums of image tokens by weight, per prompt [heads * tokens, width].
  func pass(
    update: [ImageToToken]?, reading sources: [MatrixView], contexts: [ImageContext],
    attention: [TokenToImage], scratch: DecodingScratch, pool: WorkerPool
  ) -> [MatrixView] {
    let tile = tileSize
    let tileCount = (imageTokenCount + tile - 1) / tile
    let workers = scratch.shape.workerCount
    scratch.accumulators.forEach { $0.reset() }
    pool.forEach(tileCount * attention.count) { index, worker in
      let prompt = index / tileCount
      let first = index % tileCount * tile
      let part = first..<min(first + tile, imageTokenCount)
      let memory = scratch.tiles[worker]
      let positioned = memory.positioned.rows(0..<part.count)
      let position = contexts[prompt].position.rows(part)
      let source = sources[prompt].rows(part)
      var keys = source
      if let update {
        keys = scratch.keys[prompt].rows(part)
        self.update(
          keys, from: source, update[prompt], context: contexts[prompt], part: part,
          memory: memory, positioned: positioned)
      } else {
        positioned.setSum(source, position)
      }
      let scores = memory.scores.columns(0..<part.count)
      let accumulator = scratch.accumulators[prompt * workers + worker]
      scores.setProduct(attention[prompt].queries, positioned, transposesRight: true)
      scores.applySoftmaxStep(accumulator.softmax)
      accumulator.sum.scaleRows(by: accumulator.softmax.factor)
      accumulator.sum.setProduct(scores, keys, adds: true)
    }
    return (0..<attention.count).map { prompt in
      DecodingScratch.Accumulator.merged(
        Array(scratch.accumulators[prompt * workers..<(prompt + 1) * workers]))
    }
  }

  /// Lets a tile of image tokens attend to a prompt's tokens: `keys = norm4(source + out_proj(...))`.
  private func update(
    _ keys: MatrixView, from source: MatrixView, _ attention: ImageToToken, context: ImageContext,
    part: Range<Int>, memory: DecodingScratch.Tile, positioned: MatrixView
  ) {
    let scores = memory.scores.columns(0..<part.count)
    let position = context.position.rows(part)
    switch attention.scores {
    case .projected(let tokenKeys):
      guard let projections = context.projections else { preconditionFailure("No projections") }
      scores.setHeadScores(
        tokenKeys, headCount: sizes.headCount,
        projected: projections.imageToTokenQueries.columns(part), scale: crossScale)
      scores.applySoftmaxOverRows(groups: sizes.headCount)
    case .folded(let tokenKeys, let offset):
      positioned.setSum(source, position)
      scores.setProduct(tokenKeys, positioned, transposesRight: true)
      scores.applySoftmaxOverRows(groups: sizes.headCount, offset: offset)
    }
    let update = memory.update.rows(0..<part.count)
    update.setProduct(scores, attention.values, transposesLeft: true)
    keys.setNormalised(
      source, update: update, bias: attention.bias, by: attention.norm, position: position,
      positioned: positioned)
  }

  /// Applies the value projection to weighted sums of image tokens: `o_h = Z_h W_v,h^T + b_v,h`.
  ///
  /// sums: per prompt [heads * tokens, width]  ->  [prompts * tokens, inner]
  func unfolded(_ sums: [MatrixView], attention: Attention) -> MatrixView {
    let heads = sizes.headCount
    let inner = sizes.crossAttentionWidth
    let width = inner / heads
    let tokens = sums[0].rowCount / heads
    let result = MatrixView(rowCount: sums.count * tokens, columnCount: inner)
    for (prompt, sum) in sums.enumerated() {
      let rows = result.rows(prompt * tokens..<(prompt + 1) * tokens)
      for head in 0..<heads {
        rows.columns(head * width..<(head + 1) * width).setThinProduct(
          sum.rows(head * tokens..<(head + 1) * tokens),
          weight: attention.value.weight.rows(head * width..<(head + 1) * width))
      }
    }
    if let bias = attention.value.bias { result.add(bias: bias) }
    return result
  }
}

extension DecodingScratch.Accumulator {
  /// Goes back to before the first tile.
  func reset() {
    softmax.reset()
    sum.clear()
  }

  /// The weighted mean that several workers' sums amount to.
  static func merged(_ parts: [Self]) -> MatrixView {
    let result = MatrixView.like(parts[0].sum)
    let rows = result.rowCount
    var factors = Array(repeating: [Float](repeating: 0, count: rows), count: parts.count)
    let maxima = parts.map { $0.softmax.maximum.values }
    let sums = parts.map { $0.softmax.sum.values }
    for row in 0..<rows {
      let top = maxima.reduce(-Float.infinity) { max($0, $1[row]) }
      var total: Float = 0
      for part in parts.indices {
        factors[part][row] = Float.exp(maxima[part][row] - top)
        total += factors[part][row] * sums[part][row]
      }
      for part in parts.indices { factors[part][row] /= total }
    }
    for (part, factor) in zip(parts, factors) {
      part.sum.scaleRows(by: FloatStorage(factor))
      result.add(part.sum)
    }
    return result
  }
}
