extension MaskDecoder {
  /// The memory that some prompts with equally many tokens need.
  func scratchShape(
    sparse: [MatrixView], contexts: [ImageContext], workerCount: Int
  ) -> DecodingScratch.Shape {
    let tokenCount = outputTokens.rowCount + sparse[0].rowCount
    // Expanded, the first upscaling takes `heads * tokens` products per layer and channel, else `width`.
    let isShort = sizes.depth * sizes.headCount * tokenCount < sizes.width
    return DecodingScratch.Shape(
      promptCount: sparse.count, tokenCount: tokenCount, workerCount: workerCount,
      isExpanded: isShort && contexts.allSatisfy { $0.projections != nil })
  }

  /// Decodes prompts with equally many tokens, all at once.
  ///
  /// sparse: per prompt [sparse tokens, width]; contexts: per prompt, the same one or one each;
  /// maskTokens: which of the mask tokens' masks are wanted.
  /// - Complexity: per prompt of two sparse tokens 1.4 GFLOP for the published networks, 2.0 with a mask
  ///   prompt.
  func decode(
    sparse: [MatrixView], contexts: [ImageContext], maskTokens: Range<Int>,
    scratch: DecodingScratch,
    pool: WorkerPool
  ) -> [DecodedMasks] {
    precondition(sparse.count == contexts.count && !sparse.isEmpty, "\(sparse.count) prompts")
    let tokens = self.tokens(with: sparse)
    let queries = MatrixView.like(tokens)
    queries.copy(tokens)
    var sums = attendFirst(
      queries, tokens: tokens, contexts: contexts, scratch: scratch, pool: pool)
    var values: [[MatrixView]] = []
    var attention = blocks[0].tokenToImage
    var norm = blocks[0].norm2
    for (index, block) in blocks.enumerated() {
      addAttended(sums, to: queries, attention: attention, norm: norm)
      applyPerceptron(queries, block: block)
      let updates = imageToToken(
        queries, tokens: tokens, block: block, contexts: index == 0 ? contexts : nil,
        promptCount: sparse.count)
      values.append(updates.map(\.values))
      // What follows on the token side does not wait for the image: one pass serves both directions.
      if index + 1 < blocks.count {
        attention = blocks[index + 1].tokenToImage
        norm = blocks[index + 1].norm2
        applySelfAttention(
          queries, tokens: tokens, block: blocks[index + 1], isFirst: false,
          promptCount: sparse.count)
      } else {
        attention = finalAttention
        norm = finalNorm
      }
      let folded = tokenToImage(queries, tokens: tokens, attention, promptCount: sparse.count)
      sums = unfolded(
        self.update(
          updates, thenAttend: folded, layer: index,
          contexts: contexts, scratch: scratch, pool: pool),
        attention: attention)
    }
    addAttended(sums, to: queries, attention: attention, norm: norm)
    let hyper = hyper(queries, maskTokens: maskTokens, promptCount: sparse.count)
    let logits =
      scratch.shape.isExpanded
      ? masks(
        of: scratch.coefficients, values: values, contexts: contexts, hyper: hyper, pool: pool)
      : masks(of: scratch.image, hyper: hyper, pool: pool)
    return zip(logits, predictedIoUs(queries, maskTokens: maskTokens, promptCount: sparse.count))
      .map { DecodedMasks(logits: $0, predictedIoUs: $1) }
  }

  /// Output tokens followed by each prompt's sparse tokens: [prompts * tokens, width].
  private func tokens(with sparse: [MatrixView]) -> MatrixView {
    let count = outputTokens.rowCount + sparse[0].rowCount
    let result = MatrixView(rowCount: sparse.count * count, columnCount: sizes.width)
    for (prompt, rows) in sparse.enumerated() {
      let first = prompt * count
      result.rows(first..<first + outputTokens.rowCount).copy(outputTokens)
      result.rows(first + outputTokens.rowCount..<first + count).copy(rows)
    }
    return result
  }

  /// The first layer's self-attention and attention to the image: [prompts * tokens, inner].
  private func attendFirst(
    _ queries: MatrixView, tokens: MatrixView, contexts: [ImageContext], scratch: DecodingScratch,
    pool: WorkerPool
  ) -> MatrixView {
    let block = blocks[0]
    applySelfAttention(
      queries, tokens: tokens, block: block, isFirst: true, promptCount: contexts.count)
    // One image's projections serve all prompts at once; prompts of several images go one by one.
    let isOneImage = contexts.allSatisfy { $0.keys.storage === contexts[0].keys.storage }
    if isOneImage, let projections = contexts[0].projections {
      return attendToProjections(
        imageQueries(queries, tokens: tokens, attention: block.tokenToImage), projections,
        scratch: scratch, pool: pool)
    }
    let folded = tokenToImage(
      queries, tokens: tokens, block.tokenToImage, promptCount: contexts.count)
    return unfolded(
      attend(folded, contexts: contexts, scratch: scratch, pool: pool),
      attention: block.tokenToImage)
  }

  private func tokenToImage(
    _ queries: MatrixView, tokens: MatrixView, _ attention: Attention, promptCount: Int
  ) -> [TokenToImage] {
    let projected = imageQueries(queries, tokens: tokens, attention: attention)
    let count = queries.rowCount / promptCount
    return (0..<promptCount).map { prompt in
      TokenToImage(
        projected.rows(prompt * count..<(prompt + 1) * count), attention: attention,
        headCount: sizes.headCount, scale: crossScale)
    }
  }

  private func imageToToken(
    _ queries: MatrixView, tokens: MatrixView, block: TwoWayAttentionBlock,
    contexts: [ImageContext]?, promptCount: Int
  ) -> [ImageToToken] {
    let (keys, values) = tokenKeysAndValues(queries, tokens: tokens, attention: block.imageToToken)
    let count = queries.rowCount / promptCount
    return (0..<promptCount).map { prompt in
      let rows = prompt * count..<(prompt + 1) * count
      return ImageToToken(
        keys: keys.rows(rows), values: values.rows(rows), block: block,
        headCount: sizes.headCount, scale: crossScale,
        usesProjections: contexts?[prompt].projections != nil)
    }
  }

  /// The hypernetworks' vectors: per prompt [masks, width / 8].
  private func hyper(
    _ queries: MatrixView, maskTokens: Range<Int>, promptCount: Int
  ) -> [MatrixView] {
    let result = (0..<promptCount).map { _ in
      MatrixView(rowCount: maskTokens.count, columnCount: sizes.width / 8)
    }
    for (place, token) in maskTokens.enumerated() {
      let outputs = hypernetworks[token](
        queries.everyRow(queries.rowCount / promptCount, from: 1 + token))
      for prompt in 0..<promptCount {
        result[prompt].rows(place..<place + 1).copy(outputs.rows(prompt..<prompt + 1))
      }
    }
    return result
  }

  /// The predicted IoU of each mask, per prompt.
  private func predictedIoUs(
    _ queries: MatrixView, maskTokens: Range<Int>, promptCount: Int
  ) -> [[Float]] {
    let scores = iouHead(queries.everyRow(queries.rowCount / promptCount, from: 0))
    return (0..<promptCount).map { scores.rows($0..<$0 + 1).columns(maskTokens).values }
  }
}

extension MatrixView {
  /// Rows `first`, `first + step`, ...
  fileprivate func everyRow(_ step: Int, from first: Int) -> MatrixView {
    MatrixView(
      storage, offset: offset + first * rowStride, rowCount: rowCount / step,
      columnCount: columnCount, rowStride: step * rowStride)
  }
}
