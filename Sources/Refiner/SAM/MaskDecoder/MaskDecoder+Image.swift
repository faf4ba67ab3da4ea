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
      scores.setHeadProducts(
        queries, headCount: heads, weight: projections.tokenToImageKeys.columns(part),
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

  /// Attention of prompts' tokens to an image that has not attended to them yet.
  ///
  /// Returns sums of image tokens by weight, per prompt [heads * tokens, width].
  func attend(
    _ attention: [TokenToImage], contexts: [ImageContext], scratch: DecodingScratch,
    pool: WorkerPool
  ) -> [MatrixView] {
    forEachTile(of: attention.count, scratch: scratch, pool: pool) { prompt, part, memory, sum in
      let keys = contexts[prompt].keys.rows(part)
      let positioned = memory.positioned.rows(0..<part.count)
      positioned.setSum(keys, contexts[prompt].position.rows(part))
      attend(attention[prompt], keys: keys, positioned: positioned, memory: memory, into: sum)
    }
  }

  /// Lets the image attend to the prompts' tokens, and at once the tokens to what comes of it: one pass over
  /// the image tokens, which are read and written once.
  ///
  /// Those of the first layer come from the contexts; those of the last leave without their positional
  /// encoding, or not at all when the upscaling is expanded. Returns sums of image tokens by weight, per prompt
  /// [heads * tokens, width].
  func update(
    _ updates: [ImageToToken], thenAttend attention: [TokenToImage], layer: Int,
    contexts: [ImageContext], scratch: DecodingScratch, pool: WorkerPool
  ) -> [MatrixView] {
    let isFirst = layer == 0
    let isLast = layer == blocks.count - 1
    return forEachTile(of: attention.count, scratch: scratch, pool: pool) {
      prompt, part, memory, sum in
      let context = contexts[prompt]
      let coefficients = scratch.shape.isExpanded ? scratch.coefficients[prompt] : nil
      let scores =
        coefficients?.probabilities(layer: layer).columns(part)
        ?? memory.scores.columns(0..<part.count)
      let update = updates[prompt]
      let position = context.position.rows(part)
      let image = scratch.image[prompt].rows(part)
      let inTile = memory.positioned.rows(0..<part.count)
      let source = isFirst ? context.keys.rows(part) : image
      setUpdate(update, context: context, part: part, scores: scores, memory: memory) {
        if isFirst { inTile.setSum(source, position) }
        return isFirst ? inTile : image
      }
      let keys = isLast && coefficients == nil ? image : memory.keys.rows(0..<part.count)
      let positioned = isLast ? inTile : image
      keys.setNormalised(
        source, sourceIsPositioned: !isFirst, update: memory.update.rows(0..<part.count),
        bias: update.bias, by: update.norm, position: position, positioned: positioned,
        statistics: coefficients.map {
          ($0.scales(layer: layer).columns(part), $0.means(layer: layer).columns(part))
        })
      attend(attention[prompt], keys: keys, positioned: positioned, memory: memory, into: sum)
    }
  }

  /// Calls `body` for each tile of each prompt, and returns what each prompt's tiles have summed up.
  private func forEachTile(
    of promptCount: Int, scratch: DecodingScratch, pool: WorkerPool,
    _ body:
      @Sendable (
        _ prompt: Int, _ part: Range<Int>, _ memory: DecodingScratch.Tile,
        _ sum: DecodingScratch.Accumulator
      ) -> Void
  ) -> [MatrixView] {
    let tile = tileSize
    let tileCount = (imageTokenCount + tile - 1) / tile
    let workers = scratch.shape.workerCount
    scratch.accumulators.forEach { $0.reset() }
    pool.forEach(tileCount * promptCount) { index, worker in
      let prompt = index / tileCount
      let first = index % tileCount * tile
      body(
        prompt, first..<min(first + tile, imageTokenCount), scratch.tiles[worker],
        scratch.accumulators[prompt * workers + worker])
    }
    return (0..<promptCount).map { prompt in
      DecodingScratch.Accumulator.merged(
        Array(scratch.accumulators[prompt * workers..<(prompt + 1) * workers]))
    }
  }

  /// Adds a tile of image tokens, weighted by a prompt's attention, to its sum.
  private func attend(
    _ attention: TokenToImage, keys: MatrixView, positioned: MatrixView,
    memory: DecodingScratch.Tile, into accumulator: DecodingScratch.Accumulator
  ) {
    let scores = memory.scores.columns(0..<keys.rowCount)
    scores.setProduct(attention.queries, positioned, transposesRight: true)
    scores.applySoftmaxStep(accumulator.softmax)
    accumulator.sum.scaleRows(by: accumulator.softmax.factor)
    accumulator.sum.setProduct(scores, keys, adds: true)
  }

  /// Puts what a tile of image tokens gets from a prompt's tokens into the tile's `update`.
  ///
  /// scores: [heads * tokens, tile], gets the probabilities; positioned: makes the tile's tokens with their
  /// positional encoding, if they are needed.
  private func setUpdate(
    _ attention: ImageToToken, context: ImageContext, part: Range<Int>,
    scores: MatrixView, memory: DecodingScratch.Tile, positioned: () -> MatrixView
  ) {
    switch attention.scores {
    case .projected(let tokenKeys):
      guard let projections = context.projections else { preconditionFailure("No projections") }
      scores.setHeadProducts(
        tokenKeys, headCount: sizes.headCount,
        weight: projections.imageToTokenQueries.columns(part), scale: crossScale)
      scores.applySoftmaxOverRows(groups: sizes.headCount)
    case .folded(let tokenKeys, let offset):
      scores.setProduct(tokenKeys, positioned(), transposesRight: true)
      scores.applySoftmaxOverRows(groups: sizes.headCount, offset: offset)
    }
    memory.update.rows(0..<part.count).setProduct(
      scores, attention.values, transposesLeft: true)
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
