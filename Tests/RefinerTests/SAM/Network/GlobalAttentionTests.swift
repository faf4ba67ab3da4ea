import Testing

@testable import Refiner

@Suite struct GlobalAttentionTests {
  private func attended(
    _ fixture: GridAttentionFixture, hasPositions: Bool, threads: Int
  ) -> MatrixView {
    let attention = GlobalAttention(
      layout: fixture.layout, gridSide: fixture.gridSide,
      positions: hasPositions ? fixture.relativePositions : nil)
    // What was there before, even this, must not matter.
    let output = MatrixView(
      rowCount: fixture.qkv.rowCount, columnCount: fixture.layout.width,
      values: Array(repeating: .nan, count: fixture.qkv.rowCount * fixture.layout.width))
    attention(fixture.qkv, into: output, pool: WorkerPool(threadCount: threads)) {}
    return output
  }

  /// An odd number of heads, because two go together; at side 23 keys and queries come in two blocks, of 22
  /// rows and of one.
  @Test(arguments: [(5, 3, 4), (16, 1, 6), (23, 1, 4), (1, 2, 3)], [false, true])
  func attentionMatchesThePlainTwin(
    _ sizes: (side: Int, headCount: Int, headWidth: Int), hasPositions: Bool
  ) {
    let fixture = GridAttentionFixture(
      order: .projectionFirst, headCount: sizes.headCount, headWidth: sizes.headWidth,
      gridSide: sizes.side, side: sizes.side, seed: 94)
    let found = attended(fixture, hasPositions: hasPositions, threads: 1)
    let wanted =
      hasPositions
      ? fixture.plain(fixture.plainRelativePositions) : fixture.plain { _, _, _, _ in 0 }
    #expect(wanted.distance(of: found) < LayerTolerance.product)
    #expect(attended(fixture, hasPositions: hasPositions, threads: 2).values == found.values)
  }

  @Test func stepsAreCountedAndMayStopIt() {
    struct Stop: Error {}
    let fixture = GridAttentionFixture(
      order: .projectionFirst, headCount: 5, headWidth: 2, gridSide: 2, side: 2, seed: 95)
    let attention = GlobalAttention(layout: fixture.layout, gridSide: 2, positions: nil)
    let output = MatrixView(rowCount: 4, columnCount: fixture.layout.width)
    var steps = 0
    attention(fixture.qkv, into: output, pool: WorkerPool(threadCount: 1)) { steps += 1 }
    #expect(steps == 3)
    #expect(throws: Stop.self) {
      try attention(fixture.qkv, into: output, pool: WorkerPool(threadCount: 1)) { throw Stop() }
    }
  }
}
