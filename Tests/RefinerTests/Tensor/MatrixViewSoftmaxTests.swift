import Foundation
import Testing

@testable import Refiner

@Suite struct MatrixViewSoftmaxTests {
  /// What single precision may be off in weights of rows with so many scores.
  ///
  /// A score that is the sum of `terms` numbers is off by `terms - 1` roundings of their magnitude, its
  /// difference to the largest by one more; the exponential and the sum of n of them add 2 ulp and n
  /// roundings. Below exp(-87.3) weights end at the smallest normal number.
  static func bound(
    _ weights: DoubleMatrix, magnitude: Double, terms: Int, count: Int
  ) -> DoubleMatrix {
    let difference = 2 * Double(terms) * magnitude
    let relative = Plain.roundoff * (2 * difference + 8 + Double(count))
    return weights.map { $0 * relative + 1.3e-38 }
  }

  @Test(arguments: MatrixShape.odd, [1, 3])
  func softmaxOverRowsMatchesThePlainTwin(_ shape: MatrixShape, groups: Int) {
    var random = SplitMix64(seed: 31)
    for limit in [1, 80] as [Float] {
      let x = GuardedMatrix(
        MatrixShape(rows: groups * shape.rows, columns: shape.columns, gap: shape.gap),
        limit: limit, using: &random)
      let offset = FloatStorage.random(groups * shape.rows + 1, limit: 3, using: &random)
      for offset in [offset, nil] {
        let before = DoubleMatrix(x.view)
        x.view.applySoftmaxOverRows(groups: groups, offset: offset)
        for group in 0..<groups {
          let rows = group * shape.rows..<(group + 1) * shape.rows
          let scores = DoubleMatrix(shape.rows, shape.columns) { row, column in
            before[rows.lowerBound + row, column]
              + Double(offset?.values[rows.lowerBound + row] ?? 0)
          }
          let wanted = Plain.softmax(scores.transposed).transposed
          let bound = Self.bound(
            wanted, magnitude: Double(limit) + 3, terms: 2, count: shape.rows)
          #expect(wanted.largestError(of: x.view.rows(rows), in: bound) <= 1)
        }
        #expect(x.isIntact)
      }
    }
  }

  @Test func oneRowGetsAllAndEqualRowsShare() {
    let one = MatrixView(rowCount: 1, columnCount: 70, values: Array(repeating: -500, count: 70))
    one.applySoftmaxOverRows(groups: 1)
    #expect(one.values.allSatisfy { $0 == 1 })
    let equal = MatrixView(rowCount: 8, columnCount: 70, values: Array(repeating: 80, count: 560))
    equal.applySoftmaxOverRows(groups: 2)
    #expect(equal.values.allSatisfy { $0 == 0.25 })
  }

  @Test(arguments: MatrixShape.odd, [false, true])
  func biasedSoftmaxMatchesThePlainTwin(_ shape: MatrixShape, hasBias: Bool) {
    var random = SplitMix64(seed: 32)
    for limit in [1, 80] as [Float] {
      let x = GuardedMatrix(shape, limit: limit, using: &random)
      let bias = MatrixView.random(shape.rows, shape.columns, limit: 8, using: &random)
      var scores = DoubleMatrix(x.view)
      if hasBias { scores = scores + DoubleMatrix(bias) }
      let inverse = FloatStorage(count: shape.rows + 1)
      x.view.applySoftmax(bias: hasBias ? bias : nil, inverseSums: inverse)
      #expect(x.isIntact && inverse.values[shape.rows] == 0)
      // The largest score's exponential is 1 before the division.
      for row in 0..<shape.rows { #expect(x.view.rows(row..<row + 1).values.max() == 1) }
      x.view.scaleRows(by: inverse)
      let wanted = Plain.softmax(scores)
      let bound = Self.bound(
        wanted, magnitude: Double(limit) + 8, terms: 2, count: shape.columns)
      #expect(wanted.largestError(of: x.view, in: bound) <= 1)
    }
  }

  @Test func oneScoreAndEqualScoresAreKnown() {
    let inverse = FloatStorage(count: 3)
    let one = MatrixView(rowCount: 3, columnCount: 1, values: [-80, 0, 80])
    one.applySoftmax(bias: nil, inverseSums: inverse)
    #expect(one.values == [1, 1, 1] && inverse.values == [1, 1, 1])
    let equal = MatrixView(rowCount: 3, columnCount: 64, values: Array(repeating: 7, count: 192))
    equal.applySoftmax(bias: nil, inverseSums: inverse)
    #expect(equal.values.allSatisfy { $0 == 1 } && inverse.values == [1 / 64, 1 / 64, 1 / 64])
  }

  /// exp is only seen through the softmax: with a largest score of 0 a step leaves exp(score).
  private func exponentials(_ scores: [Float]) -> [Float] {
    let x = MatrixView(rowCount: 1, columnCount: scores.count + 1, values: [0] + scores)
    x.applySoftmaxStep(RunningSoftmax(rowCount: 1))
    return Array(x.values.dropFirst())
  }

  @Test func expIsWithinTwoUlpDownToMinus87() {
    let scores = (0...87_000).map { Float($0) * -1e-3 }
    let found = exponentials(scores)
    var worst = 0.0
    for (value, score) in zip(found, scores) {
      let exact = exp(Double(score))
      worst = max(worst, abs(Double(value) - exact) / Double(Float(exact).ulp))
    }
    #expect(worst <= 2)
    #expect(found[0] == 1)
  }

  @Test func expBelowMinus87IsNearlyNothing() {
    let found = exponentials([-87.25, -87.3, -87.33, -87.4, -88, -90, -103, -104, -1e4, -1e30])
    for value in found { #expect(value >= 0 && value <= 1.3e-38) }
  }

  @Test func expNeverGrowsWithSmallerScores() {
    let found = exponentials((0...2000).map { Float($0) * -0.05 })
    for (larger, smaller) in zip(found, found.dropFirst()) { #expect(smaller <= larger) }
  }
}
