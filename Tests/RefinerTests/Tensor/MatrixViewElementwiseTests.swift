import Testing

@testable import Refiner

/// Sums, ReLU, scaling and copies: single roundings, so that the twin in single precision is equal bit for
/// bit.
@Suite struct MatrixViewElementwiseTests {
  private func pairs(_ view: MatrixView, _ bias: FloatStorage) -> [(Float, Float)] {
    let columns = bias.values
    return view.values.enumerated().map { ($1, columns[$0 % columns.count]) }
  }

  @Test(arguments: MatrixShape.odd)
  func reLUIsTheLargerOfZeroAndTheBiasedElement(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 1)
    let x = GuardedMatrix(shape, using: &random)
    let bias = FloatStorage.random(shape.columns, using: &random)
    let wanted = pairs(x.view, bias).map { max($0 + $1, 0) }
    x.view.applyReLU(bias: bias)
    #expect(x.view.values == wanted && x.isIntact)
  }

  @Test(arguments: MatrixShape.odd)
  func aBiasIsAddedToEachRow(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 2)
    let x = GuardedMatrix(shape, using: &random)
    let bias = FloatStorage.random(shape.columns, using: &random)
    let wanted = pairs(x.view, bias).map { $0 + $1 }
    x.view.add(bias: bias)
    #expect(x.view.values == wanted && x.isIntact)
  }

  @Test(arguments: MatrixShape.odd)
  func aMatrixIsAddedWithAndWithoutABias(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 3)
    let x = GuardedMatrix(shape, using: &random)
    let y = GuardedMatrix(
      MatrixShape(rows: shape.rows, columns: shape.columns, gap: 2), using: &random)
    let wanted = zip(x.view.values, y.view.values).map { $0 + $1 }
    x.view.add(y.view)
    #expect(x.view.values == wanted)
    let bias = FloatStorage.random(shape.columns, using: &random)
    let sum = (DoubleMatrix(x.view) + DoubleMatrix(y.view)).adding(row: bias.doubles)
    // Two roundings, of sums that are at most what the magnitudes add up to.
    let magnitudes = (DoubleMatrix(x.view).magnitudes + DoubleMatrix(y.view).magnitudes)
      .adding(row: bias.doubles.map(abs))
    x.view.add(y.view, bias: bias)
    #expect(sum.largestError(of: x.view, in: (2 * Plain.roundoff) * magnitudes) <= 1)
    #expect(x.isIntact && y.isIntact)
  }

  @Test(arguments: MatrixShape.odd)
  func aSumOfTwoMatricesReplacesWhatWasThere(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 4)
    let x = GuardedMatrix(shape, using: &random)
    let y = GuardedMatrix(
      MatrixShape(rows: shape.rows, columns: shape.columns, gap: 1), using: &random)
    let z = GuardedMatrix(
      MatrixShape(rows: shape.rows, columns: shape.columns, gap: 6), using: &random)
    let wanted = zip(x.view.values, y.view.values).map { $0 + $1 }
    z.view.setSum(x.view, y.view)
    #expect(z.view.values == wanted)
    #expect(x.isIntact && y.isIntact && z.isIntact)
  }

  @Test(arguments: MatrixShape.odd)
  func rowsAreScaledEachByItsFactor(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 5)
    let x = GuardedMatrix(shape, using: &random)
    let factors = FloatStorage.random(shape.rows + 2, limit: 9, using: &random)
    let wanted = x.view.values.enumerated().map { $1 * factors.values[$0 / shape.columns] }
    x.view.scaleRows(by: factors)
    #expect(x.view.values == wanted && x.isIntact)
  }

  @Test(arguments: MatrixShape.odd)
  func columnsAreScaledEachByItsFactor(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 7)
    let x = GuardedMatrix(shape, using: &random)
    let factors = MatrixView.random(1, shape.columns, limit: 9, using: &random)
    let wanted = x.view.values.enumerated().map { $1 * factors.values[$0 % shape.columns] }
    x.view.scaleColumns(by: factors)
    #expect(x.view.values == wanted && x.isIntact)
  }

  @Test(arguments: MatrixShape.odd)
  func copiesAndZerosStayWithinTheMatrix(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 6)
    let source = GuardedMatrix(shape, using: &random)
    let target = GuardedMatrix(MatrixShape(rows: shape.rows, columns: shape.columns, gap: 4))
    target.view.copy(source.view)
    #expect(target.view.values == source.view.values)
    #expect(source.view.values.contains { $0 != 0 })
    target.view.clear()
    #expect(target.view.values.allSatisfy { $0 == 0 } && target.isIntact)
  }

  @Test func matricesWithoutRowsAreLeftAlone() {
    let bias = FloatStorage(Array(repeating: 1, count: 4))
    let x = GuardedMatrix(MatrixShape(rows: 0, columns: 4))
    x.view.applyGELU(bias: bias)
    x.view.applyReLU(bias: bias)
    x.view.add(bias: bias)
    x.view.add(x.view, bias: bias)
    x.view.setNormalised(x.view, by: LayerNorm(gain: bias, shift: bias, epsilon: 1))
    x.view.applySoftmax(bias: nil, inverseSums: FloatStorage(count: 0))
    x.view.clear()
    #expect(x.isIntact)
  }
}
