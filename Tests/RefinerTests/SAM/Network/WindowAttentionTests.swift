import Testing

@testable import Refiner

@Suite struct WindowAttentionTests {
  private func attended(
    _ fixture: GridAttentionFixture, _ positions: WindowAttention.Positions, threads: Int
  ) -> MatrixView {
    let attention = WindowAttention(
      layout: fixture.layout, gridSide: fixture.gridSide, windowSide: fixture.side,
      positions: positions, padding: fixture.padding)
    let output = MatrixView(
      rowCount: fixture.qkv.rowCount, columnCount: fixture.layout.width,
      values: Array(repeating: .nan, count: fixture.qkv.rowCount * fixture.layout.width))
    attention(fixture.qkv, into: output, pool: WorkerPool(threadCount: threads))
    return output
  }

  /// Grid and window: whole windows, padded ones, one that is larger than the grid, single tokens.
  static let sides = [(6, 3), (8, 3), (7, 4), (5, 7), (3, 1), (1, 1)]

  @Test(arguments: sides, [AttentionLayout.Order.projectionFirst, .headFirst])
  func relativePositionsMatchThePlainTwin(
    _ side: (grid: Int, window: Int), order: AttentionLayout.Order
  ) {
    let fixture = GridAttentionFixture(
      order: order, headCount: 2, headWidth: 5, gridSide: side.grid, side: side.window, seed: 91)
    let positions = WindowAttention.Positions.relative(fixture.relativePositions)
    let found = attended(fixture, positions, threads: 1)
    let wanted = fixture.plain(fixture.plainRelativePositions)
    #expect(wanted.distance(of: found) < LayerTolerance.product)
    #expect(attended(fixture, positions, threads: 2).values == found.values)
  }

  @Test(arguments: sides, [AttentionLayout.Order.projectionFirst, .headFirst])
  func tablesOfBiasesMatchThePlainTwin(
    _ side: (grid: Int, window: Int), order: AttentionLayout.Order
  ) {
    let fixture = GridAttentionFixture(
      order: order, headCount: 3, headWidth: 4, gridSide: side.grid, side: side.window,
      hasTables: true, seed: 92)
    let positions = WindowAttention.Positions.table(fixture.tables)
    let found = attended(fixture, positions, threads: 1)
    let biases = fixture.tables.map { DoubleMatrix($0) }
    let wanted = fixture.plain { head, query, key, _ in biases[head][query, key] }
    #expect(wanted.distance(of: found) < LayerTolerance.product)
    #expect(attended(fixture, positions, threads: 2).values == found.values)
  }

  @Test func paddingIsAttendedTo() {
    let fixture = GridAttentionFixture(
      order: .projectionFirst, headCount: 1, headWidth: 2, gridSide: 1, side: 2, hasTables: true,
      seed: 93)
    // One token and three of padding, all with the same score: the mean of the four values.
    let value: [Float] = [4, 8]
    fixture.qkv.columns(0..<6).copy(
      MatrixView(rowCount: 1, columnCount: 6, values: [0, 0, 0, 0] + value))
    fixture.padding.copy(MatrixView(rowCount: 1, columnCount: 6, values: [9, 9, 9, 9, 0, 4]))
    let zeros = MatrixView(rowCount: 4, columnCount: 4)
    let found = attended(fixture, .table([zeros]), threads: 1)
    #expect(found.values == [1, 5])
  }
}
