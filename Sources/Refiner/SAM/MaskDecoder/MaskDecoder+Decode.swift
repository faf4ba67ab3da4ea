/// What the mask decoder says to one prompt.
internal struct DecodedMasks: Sendable {
  /// Logits: [masks, side * side], row-major masks of side `4 * gridSide`.
  let logits: FloatStorage
  /// Predicted IoU of each mask; raw, so that it can pass 1.
  let predictedIoUs: [Float]
}

extension MaskDecoder {
  /// Decodes prompts with equally many tokens, all at once.
  ///
  /// sparse: per prompt [sparse tokens, width]; contexts: per prompt, the same one or one each;
  /// maskTokens: which of the mask tokens' masks are wanted.
  /// - Complexity: per prompt of two sparse tokens 1.7 GFLOP for the published networks, 2.0 without
  ///   projections.
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
    var attention = blocks[0].tokenToImage
    var norm = blocks[0].norm2
    for (index, block) in blocks.enumerated() {
      addAttended(sums, to: queries, attention: attention, norm: norm)
      applyPerceptron(queries, block: block)
      let update = imageToToken(
        queries, tokens: tokens, block: block, contexts: index == 0 ? contexts : nil,
        promptCount: sparse.count)
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
          update, thenAttend: folded, isFirst: index == 0, isLast: index == blocks.count - 1,
          contexts: contexts, scratch: scratch, pool: pool),
        attention: attention)
    }
    addAttended(sums, to: queries, attention: attention, norm: norm)
    return heads(queries, maskTokens: maskTokens, scratch: scratch, pool: pool)
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
    if let projections = contexts[0].projections {
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

  /// Masks and predicted IoUs from the final tokens and the final image tokens.
  private func heads(
    _ queries: MatrixView, maskTokens: Range<Int>, scratch: DecodingScratch, pool: WorkerPool
  ) -> [DecodedMasks] {
    let promptCount = scratch.shape.promptCount
    let count = queries.rowCount / promptCount
    let channels = sizes.width / 8
    let hyper = (0..<promptCount).map { _ in
      MatrixView(rowCount: maskTokens.count, columnCount: channels)
    }
    for (place, token) in maskTokens.enumerated() {
      let outputs = hypernetworks[token](queries.everyRow(count, from: 1 + token))
      for prompt in 0..<promptCount {
        hyper[prompt].rows(place..<place + 1).copy(outputs.rows(prompt..<prompt + 1))
      }
    }
    let scores = iouHead(queries.everyRow(count, from: 0))
    let logits = masks(of: scratch.image, hyper: hyper, pool: pool)
    return (0..<promptCount).map { prompt in
      DecodedMasks(
        logits: logits[prompt],
        predictedIoUs: scores.rows(prompt..<prompt + 1).columns(maskTokens).values)
    }
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
