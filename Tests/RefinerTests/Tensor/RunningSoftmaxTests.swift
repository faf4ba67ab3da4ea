import Foundation
import Testing

@testable import Refiner

/// A softmax whose columns come in blocks.
@Suite struct RunningSoftmaxTests {
  /// What a row of scores becomes when its columns come in blocks of these widths: earlier results are
  /// multiplied with each step's factor, all with the inverse sum at the end.
  private func weights(_ scores: MatrixView, widths: [Int], gap: Int) -> MatrixView {
    let state = RunningSoftmax(rowCount: scores.rowCount)
    let result = MatrixView.like(scores)
    var start = 0
    for width in widths {
      let columns = start..<start + width
      let block = GuardedMatrix(
        MatrixShape(rows: scores.rowCount, columns: width, gap: gap),
        values: scores.columns(columns).values)
      block.view.applySoftmaxStep(state)
      #expect(block.isIntact)
      result.columns(0..<start).scaleRows(by: state.factor)
      result.columns(columns).copy(block.view)
      start += width
    }
    state.invert()
    result.scaleRows(by: state.factor)
    return result
  }

  @Test(arguments: [[135], [7, 128], [64, 63, 8], [1, 1, 1, 132], [33, 1, 65, 36]], [0, 3])
  func blocksAmountToOneSoftmax(widths: [Int], gap: Int) {
    var random = SplitMix64(seed: 41)
    for limit in [1, 80] as [Float] {
      let scores = MatrixView.random(5, 135, limit: limit, using: &random)
      let wanted = Plain.softmax(DoubleMatrix(scores))
      let found = weights(scores, widths: widths, gap: gap)
      // Each block's factor adds an exponential and a product.
      let bound = MatrixViewSoftmaxTests.bound(
        wanted, magnitude: Double(limit), terms: 1, count: 135 + 8 * widths.count)
      #expect(wanted.largestError(of: found, in: bound) <= 1)
    }
  }

  @Test(arguments: [0, 1, 2])
  func theLargestScoreMayComeInAnyBlock(block: Int) {
    var random = SplitMix64(seed: 42)
    let scores = MatrixView.random(3, 90, limit: 2, using: &random)
    // Far above the others in the first row, so that they vanish; a little above in the second.
    scores[0, block * 30 + 17] = 300
    scores[1, block * 30 + 4] = 5
    let wanted = Plain.softmax(DoubleMatrix(scores))
    let found = weights(scores, widths: [30, 30, 30], gap: 0)
    let bound = MatrixViewSoftmaxTests.bound(wanted, magnitude: 300, terms: 1, count: 120)
    #expect(wanted.largestError(of: found, in: bound) <= 1)
    #expect(found[0, block * 30 + 17] == 1)
  }

  @Test func theStateIsTheMaximumAndTheSumSoFar() {
    let state = RunningSoftmax(rowCount: 2)
    let first = MatrixView(rowCount: 2, columnCount: 2, values: [1, 3, -4, -4])
    first.applySoftmaxStep(state)
    #expect(state.maximum.values == [3, -4])
    #expect(first[0, 1] == 1 && first.rows(1..<2).values == [1, 1])
    #expect(abs(state.sum.values[0] - (1 + Float(exp(-2.0)))) < 3e-7 && state.sum.values[1] == 2)
    let second = MatrixView(rowCount: 2, columnCount: 1, values: [2, -3])
    second.applySoftmaxStep(state)
    #expect(state.maximum.values == [3, -3] && state.factor.values[0] == 1)
    #expect(abs(state.factor.values[1] - Float(exp(-1.0))) < 1e-7)
    #expect(second[1, 0] == 1)
    state.reset()
    #expect(state.sum.values == [0, 0] && state.maximum.values.allSatisfy { $0 <= -1e30 })
  }

  @Test func whatCameBeforeTheFirstBlockCountsForNothing() {
    let state = RunningSoftmax(rowCount: 1)
    MatrixView(rowCount: 1, columnCount: 3, values: [-80, -80, -80]).applySoftmaxStep(state)
    #expect(state.sum.values == [3])
    #expect(state.factor.values[0] >= 0 && state.factor.values[0] < 2e-38)
  }

  /// Queries by keys in blocks of key rows, with terms per key row and per key column.
  @Test(arguments: [1, 5, 8, 17], [0, 2])
  func relativePositionsAreAddedBlockByBlock(side: Int, gap: Int) {
    var random = SplitMix64(seed: 43)
    for limit in [1, 60] as [Float] {
      let queries = 4
      let scores = MatrixView.random(queries, 5 * side, limit: limit, using: &random)
      let vertical = GuardedMatrix(
        MatrixShape(rows: queries, columns: 5, gap: gap), limit: 4, using: &random)
      let horizontal = GuardedMatrix(
        MatrixShape(rows: queries, columns: side, gap: gap), limit: 4, using: &random)
      let wanted = Plain.softmax(
        DoubleMatrix(queries, 5 * side) { row, column in
          Double(scores[row, column]) + Double(vertical.view[row, column / side])
            + Double(horizontal.view[row, column % side])
        })
      // The state serves more rows than these: row `row` of the scores is row `2 + row` of it.
      let state = RunningSoftmax(rowCount: queries + 3)
      let result = MatrixView.like(scores)
      for keyRows in [0..<2, 2..<5] {
        let columns = keyRows.lowerBound * side..<keyRows.upperBound * side
        let block = GuardedMatrix(
          MatrixShape(rows: queries, columns: columns.count, gap: gap),
          values: scores.columns(columns).values)
        block.view.applySoftmaxStep(
          state, first: 2, vertical: vertical.view.columns(keyRows), horizontal: horizontal.view)
        #expect(block.isIntact)
        let factors = FloatStorage(Array(state.factor.values[2..<2 + queries]))
        result.columns(0..<columns.lowerBound).scaleRows(by: factors)
        result.columns(columns).copy(block.view)
      }
      result.scaleRows(by: FloatStorage(state.sum.values[2..<2 + queries].map { 1 / $0 }))
      let bound = MatrixViewSoftmaxTests.bound(
        wanted, magnitude: Double(limit) + 8, terms: 3, count: 5 * side + 16)
      #expect(wanted.largestError(of: result, in: bound) <= 1)
      #expect(state.sum.values[0..<2] == [0, 0] && state.sum.values[2 + queries] == 0)
    }
  }
  @Test func rowsBeforeTheStatesFirstAreRefused() async {
    await #expect(processExitsWith: .failure) {
      MatrixView(rowCount: 1, columnCount: 4).applySoftmaxStep(
        RunningSoftmax(rowCount: 4), first: -2, vertical: MatrixView(rowCount: 1, columnCount: 2),
        horizontal: MatrixView(rowCount: 1, columnCount: 2))
    }
  }
}
