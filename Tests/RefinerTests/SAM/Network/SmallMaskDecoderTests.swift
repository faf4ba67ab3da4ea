import Testing

@testable import Refiner

/// The whole mask decoder, at sizes the published networks do not have, against its plain twin.
@Suite struct SmallMaskDecoderTests {
  private func check(
    _ fixture: SmallDecoderFixture, hasMask: Bool, promptCount: Int, tokenCount: Int, threads: Int
  ) {
    let context = fixture.context(hasMask: hasMask)
    let sparse = fixture.sparse(promptCount: promptCount, tokenCount: tokenCount)
    let contexts = sparse.map { _ in context }
    var outputs = fixture.decode(sparse, contexts: contexts, threads: threads)
    #expect(outputs.count == promptCount)
    if !hasMask {
      // The same masks again, through what the image keeps of the upscaling.
      outputs += fixture.decode(sparse, contexts: contexts, threads: threads, isExpanded: true)
    }
    let plain = PlainMaskDecoder(fixture.decoder.sizes, gridSide: fixture.gridSide)
    for (output, prompt) in zip(outputs, sparse + sparse) {
      let wanted = plain.decode(
        embedding: DoubleMatrix(fixture.embedding), dense: fixture.plainDense(hasMask: hasMask),
        position: DoubleMatrix(fixture.position), sparse: DoubleMatrix(prompt))
      let masks = MatrixView(
        output.logits, rowCount: wanted.logits.rowCount, columnCount: wanted.logits.columnCount)
      // A score of layers one after the other, each of which adds to what is off.
      let tolerance = 4 * LayerTolerance.product
      #expect(wanted.logits.distance(of: masks) < tolerance)
      let ious = MatrixView(
        rowCount: 1, columnCount: output.predictedIoUs.count, values: output.predictedIoUs)
      #expect(wanted.ious.distance(of: ious) < tolerance)
    }
  }

  @Test(arguments: [1, 5, 17], [false, true])
  func masksAndIoUsMatchThePlainTwin(gridSide: Int, hasMask: Bool) throws {
    let fixture = try SmallDecoderFixture(gridSide: gridSide, seed: 121)
    for threads in [1, 2] {
      check(fixture, hasMask: hasMask, promptCount: 1, tokenCount: 3, threads: threads)
    }
  }

  /// No sparse tokens at all, and many.
  @Test(arguments: [0, 1, 20], [false, true])
  func anyNumberOfSparseTokensWillDo(tokenCount: Int, hasMask: Bool) throws {
    let fixture = try SmallDecoderFixture(gridSide: 4, seed: 122)
    check(fixture, hasMask: hasMask, promptCount: 1, tokenCount: tokenCount, threads: 1)
  }

  @Test(arguments: [2, 5], [false, true])
  func promptsOfOneImageGoTogether(promptCount: Int, hasMask: Bool) throws {
    let fixture = try SmallDecoderFixture(gridSide: 4, seed: 123)
    check(fixture, hasMask: hasMask, promptCount: promptCount, tokenCount: 2, threads: 2)
  }

  @Test func oneLayerAndThreeWork() throws {
    for depth in [1, 3] {
      var sizes = SmallDecoderFixture.sizes
      sizes.depth = depth
      let fixture = try SmallDecoderFixture(sizes, gridSide: 4, seed: 124)
      check(fixture, hasMask: false, promptCount: 1, tokenCount: 2, threads: 1)
    }
  }

  @Test func masksOfDifferentImagesGoTogetherWhenEachHasAMask() throws {
    let fixtures = try [125, 126].map { try SmallDecoderFixture(gridSide: 4, seed: $0) }
    let sparse = fixtures[0].sparse(promptCount: 2, tokenCount: 2)
    let contexts = fixtures.map { $0.context(hasMask: true) }
    let together = fixtures[0].decode(sparse, contexts: contexts, threads: 1)
    for index in 0..<2 {
      let alone = fixtures[0].decode([sparse[index]], contexts: [contexts[index]], threads: 1)[0]
      #expect(
        Golden.distance(together[index].logits.values, alone.logits.values)
          < LayerTolerance.product)
    }
  }
  @Test func promptsOfDifferentImagesGoTogetherWithoutMasksToo() throws {
    let fixtures = try [127, 128].map { try SmallDecoderFixture(gridSide: 4, seed: $0) }
    let sparse = fixtures[0].sparse(promptCount: 2, tokenCount: 2)
    let contexts = fixtures.map { $0.context(hasMask: false) }
    let together = fixtures[0].decode(sparse, contexts: contexts, threads: 1)
    for index in 0..<2 {
      let alone = fixtures[0].decode([sparse[index]], contexts: [contexts[index]], threads: 1)[0]
      #expect(
        Golden.distance(together[index].logits.values, alone.logits.values)
          < LayerTolerance.product)
    }
  }
}
