import Testing

@testable import Refiner

/// Attention between a prompt's tokens and the image, whose projections are folded into the tokens.
@Suite struct FoldedAttentionTests {
  private static let sizes = SmallDecoderFixture.sizes
  private static let layer = PlainParameters("mask_decoder.transformer.layers.0")

  /// `q_proj` of some tokens, as the decoder hands them over: [tokens, inner].
  private func projected(_ tokens: MatrixView, _ layer: Linear) -> MatrixView {
    let result = MatrixView(rowCount: tokens.rowCount, columnCount: layer.outputCount)
    result.setThinLinear(tokens, layer)
    return result
  }

  /// The twin before its output projection, which the decoder applies later: [tokens, inner].
  private func plainToImage(
    _ tokens: MatrixView, keys: DoubleMatrix, position: DoubleMatrix
  ) -> DoubleMatrix {
    let attention = Self.layer["cross_attn_token_to_image"]
    let inner = Self.sizes.crossAttentionWidth
    return Plain.multiHeadAttention(
      attention["q_proj"].linear(DoubleMatrix(tokens), outputs: inner),
      attention["k_proj"].linear(keys + position, outputs: inner),
      attention["v_proj"].linear(keys, outputs: inner), headCount: Self.sizes.headCount)
  }

  /// One tile, and two of which the second is not full (256 of 400 tokens); more threads than tiles.
  @Test(arguments: [1, 5, 20], [1, 2, 3])
  func tokensAttendToTheImagesProjections(gridSide: Int, threads: Int) throws {
    let fixture = try SmallDecoderFixture(gridSide: gridSide, seed: 101)
    let context = fixture.context(hasMask: false)
    let sparse = fixture.sparse(promptCount: 1, tokenCount: 6)[0]
    let block = fixture.decoder.blocks[0]
    let found = fixture.decoder.attendToProjections(
      projected(sparse, block.tokenToImage.query), try #require(context.projections),
      scratch: fixture.scratch(promptCount: 1, tokenCount: 6, threads: threads),
      pool: WorkerPool(threadCount: threads))
    let wanted = plainToImage(
      sparse, keys: DoubleMatrix(context.keys), position: DoubleMatrix(fixture.position))
    #expect(wanted.distance(of: found) < LayerTolerance.product)
  }

  @Test(arguments: [1, 5, 20], [1, 2, 3])
  func tokensAttendToAnImageWithoutProjections(gridSide: Int, threads: Int) throws {
    let fixture = try SmallDecoderFixture(gridSide: gridSide, seed: 102)
    let decoder = fixture.decoder
    let context = fixture.context(hasMask: true)
    let prompts = fixture.sparse(promptCount: 2, tokenCount: 6)
    let attention = decoder.blocks[0].tokenToImage
    let readers = prompts.map {
      TokenToImage(
        projected($0, attention.query), attention: attention,
        headCount: Self.sizes.headCount, scale: decoder.crossScale)
    }
    let sums = decoder.attend(
      readers, contexts: [context, context],
      scratch: fixture.scratch(promptCount: 2, tokenCount: 6, threads: threads),
      pool: WorkerPool(threadCount: threads))
    let found = decoder.unfolded(sums, attention: attention)
    for (index, prompt) in prompts.enumerated() {
      let wanted = plainToImage(
        prompt, keys: DoubleMatrix(context.keys), position: DoubleMatrix(fixture.position))
      let rows = found.rows(index * 6..<(index + 1) * 6)
      #expect(wanted.distance(of: rows) < LayerTolerance.product)
    }
  }

  /// With the image's own projections and folded into the tokens; the pass leaves the image's new tokens, with
  /// their positions, in the scratch memory.
  @Test(arguments: [1, 5, 20], [false, true])
  func theImageAttendsToTokens(gridSide: Int, usesProjections: Bool) throws {
    let fixture = try SmallDecoderFixture(gridSide: gridSide, seed: 103)
    let decoder = fixture.decoder
    let block = decoder.blocks[0]
    let context = fixture.context(hasMask: !usesProjections)
    let tokens = fixture.sparse(promptCount: 1, tokenCount: 6)[0]
    let update = ImageToToken(
      keys: projected(tokens, block.imageToToken.key),
      values: projected(tokens, block.imageToToken.value), block: block,
      headCount: Self.sizes.headCount, scale: decoder.crossScale, usesProjections: usesProjections)
    let reader = TokenToImage(
      projected(tokens, block.tokenToImage.query), attention: block.tokenToImage,
      headCount: Self.sizes.headCount, scale: decoder.crossScale)
    let scratch = fixture.scratch(promptCount: 1, tokenCount: 6, threads: 2)
    let sums = decoder.update(
      [update], thenAttend: [reader], layer: 0, contexts: [context], scratch: scratch,
      pool: WorkerPool(threadCount: 2))
    let keys = DoubleMatrix(context.keys)
    let position = DoubleMatrix(fixture.position)
    let attended = Self.layer["cross_attn_image_to_token"].attention(
      keys + position, DoubleMatrix(tokens), DoubleMatrix(tokens),
      inner: Self.sizes.crossAttentionWidth, headCount: Self.sizes.headCount)
    let wanted = Self.layer["norm4"].norm(keys + attended, epsilon: 1e-5)
    #expect((wanted + position).distance(of: scratch.image[0]) < LayerTolerance.norm)
    let read = plainToImage(tokens, keys: wanted, position: position)
    let found = decoder.unfolded(sums, attention: block.tokenToImage)
    #expect(read.distance(of: found) < LayerTolerance.norm)
  }
  /// What each of several workers has seen may differ by orders of magnitude; one may have seen nothing.
  @Test func workersSumsAmountToOneAttention() {
    var random = SplitMix64(seed: 104)
    let scores = MatrixView.random(5, 60, limit: 3, using: &random)
    for row in 0..<5 { scores[row, 12 * row] += 40 }
    let values = MatrixView.random(60, 7, using: &random)
    let wanted = Plain.product(Plain.softmax(DoubleMatrix(scores)), DoubleMatrix(values))
    let parts = [0..<7, 7..<7, 7..<50, 50..<60].map { columns in
      let part = DecodingScratch.Accumulator(
        softmax: RunningSoftmax(rowCount: 5), sum: MatrixView(rowCount: 5, columnCount: 7))
      guard !columns.isEmpty else { return part }
      let block = scores.columns(columns)
      block.applySoftmaxStep(part.softmax)
      part.sum.setProduct(block, values.rows(columns))
      return part
    }
    let found = DecodingScratch.Accumulator.merged(parts)
    #expect(wanted.distance(of: found) < LayerTolerance.product)
  }
}
