import Testing

@testable import Refiner

@Suite struct MatrixViewNormTests {
  /// What single precision may be off in a layer norm of `x`, which is known up to `roundings` roundings of
  /// `magnitudes`.
  ///
  /// A mean of n numbers is off by at most n u of their mean magnitude, whatever the order of its sum; the
  /// variance relatively by (n + 3) u and twice what the differences are off, its root by half of that.
  private func bound(
    _ x: DoubleMatrix, magnitudes: DoubleMatrix, roundings: Double = 0, norm: LayerNorm
  ) -> DoubleMatrix {
    let n = Double(x.columnCount)
    let flat = Plain.layerNorm(
      x, gain: Array(repeating: 1, count: x.columnCount),
      shift: Array(repeating: 0, count: x.columnCount), epsilon: Double(norm.epsilon))
    return DoubleMatrix(x.rowCount, x.columnCount) { row, column in
      let values = x.row(row)
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      let deviation = (variance + Double(norm.epsilon)).squareRoot()
      let largest = magnitudes.row(row).max() ?? 0
      let difference = (n + 2 + roundings) * largest / deviation
      let y = abs(flat[row, column])
      let scale = (n + 7) / 2 + difference
      return Plain.roundoff
        * ((difference + (scale + 3) * y) * abs(Double(norm.gain.values[column]))
          + abs(Double(norm.shift.values[column])))
    }
  }

  @Test(arguments: MatrixShape.odd, [0, 300] as [Float])
  func aLayerNormMatchesThePlainTwin(_ shape: MatrixShape, offset: Float) {
    var random = SplitMix64(seed: 21)
    let x = GuardedMatrix(shape, limit: 2, using: &random)
    x.view.add(bias: FloatStorage(Array(repeating: offset, count: shape.columns)))
    let norm = LayerNorm.random(shape.columns, epsilon: 1e-6, using: &random)
    let source = DoubleMatrix(x.view)
    let wanted = Plain.layerNorm(source, norm)
    let bound = bound(source, magnitudes: source.magnitudes, norm: norm)
    let target = GuardedMatrix(MatrixShape(rows: shape.rows, columns: shape.columns, gap: 2))
    target.view.setNormalised(x.view, by: norm)
    #expect(wanted.largestError(of: target.view, in: bound) <= 1)
    #expect(DoubleMatrix(x.view).values == source.values && target.isIntact)
    x.view.setNormalised(x.view, by: norm)
    #expect(x.view.values == target.view.values, "in place")
    #expect(x.isIntact)
  }

  @Test(arguments: [1, 7, 64, 65])
  func rowsOfEqualNumbersBecomeTheShift(columns: Int) {
    var random = SplitMix64(seed: 22)
    let norm = LayerNorm.random(columns, epsilon: 1e-5, using: &random)
    // Sums of halves are exact, and so is the mean.
    let x = MatrixView(
      rowCount: 2, columnCount: columns,
      values: Array(repeating: 2.5, count: columns) + Array(repeating: -1000, count: columns))
    x.setNormalised(x, by: norm)
    #expect(x.values == norm.shift.values + norm.shift.values)
  }

  @Test func theReferencesEpsilonsAreMatched() throws {
    let x = DeterministicWeights.values("golden.ln", count: 4 * 96).map { Float($0) * 0.01 }
    for (key, epsilon) in [("first8_eps1e6", 1e-6), ("first8_eps1e5", 1e-5)] as [(String, Float)] {
      let wanted = try Golden.decode([Float].self, "interp", "layernorm_eps", key)
      let view = MatrixView(rowCount: 4, columnCount: 96, values: x)
      let norm = LayerNorm(
        gain: FloatStorage(Array(repeating: 1, count: 96)), shift: FloatStorage(count: 96),
        epsilon: epsilon)
      view.setNormalised(view, by: norm)
      #expect(wanted.count == 8)
      // A few roundings of numbers around 1, here and there.
      for (found, wanted) in zip(view.values, wanted) { #expect(abs(found - wanted) <= 1e-6) }
    }
  }

  /// With the position in the source and without, into a matrix of its own and into the source.
  @Test(arguments: MatrixShape.contiguous, [false, true])
  func aResidualNormMatchesThePlainTwin(_ shape: MatrixShape, isInPlace: Bool) {
    for isPositioned in [false, true] {
      var random = SplitMix64(seed: 23)
      let x = GuardedMatrix(shape, limit: 2, using: &random)
      let update = GuardedMatrix(shape, limit: 2, using: &random)
      let position = GuardedMatrix(shape, using: &random)
      let positioned = GuardedMatrix(shape)
      let bias = FloatStorage.random(shape.columns, using: &random)
      let norm = LayerNorm.random(shape.columns, epsilon: 1e-5, using: &random)
      let minus = isPositioned ? -1.0 * DoubleMatrix(position.view) : 0.0 * DoubleMatrix(x.view)
      let source = DoubleMatrix(x.view) + minus
      let sum = (source + DoubleMatrix(update.view)).adding(row: bias.doubles)
      let magnitudes =
        (DoubleMatrix(x.view).magnitudes + minus.magnitudes + DoubleMatrix(update.view).magnitudes)
        .adding(row: bias.doubles.map(abs))
      let wanted = Plain.layerNorm(sum, norm)
      let bound = bound(sum, magnitudes: magnitudes, roundings: 3, norm: norm)
      let target = isInPlace ? x : GuardedMatrix(shape)
      let scales = MatrixView(rowCount: 1, columnCount: shape.rows)
      let means = MatrixView(rowCount: 1, columnCount: shape.rows)
      target.view.setNormalised(
        x.view, sourceIsPositioned: isPositioned, update: update.view, bias: bias, by: norm,
        position: position.view, positioned: positioned.view, statistics: (scales, means))
      #expect(wanted.largestError(of: target.view, in: bound) <= 1)
      let moved = zip(target.view.values, position.view.values).map { $0 + $1 }
      #expect(positioned.view.values == moved)
      #expect(target.isIntact && positioned.isIntact)
      for row in 0..<shape.rows {
        let values = sum.row(row)
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        let scale = 1 / (variance + 1e-5).squareRoot()
        // Numbers of about 5, 256 of them at most in a row, summed in single precision.
        #expect(abs(Double(means[0, row]) - mean) < 1e-5)
        #expect(abs(Double(scales[0, row]) - scale) < 1e-4 * scale)
      }
    }
  }

  @Test func aMatrixTimesFactorsIsAddedBeforeNormAndGELU() {
    for width in [64, 24] {
      var random = SplitMix64(seed: 26)
      let x = MatrixView.random(5, 4 * width, limit: 2, using: &random)
      let added = MatrixView.random(5, 4 * width, limit: 2, using: &random)
      let factors = MatrixView.random(1, 5, limit: 2, using: &random)
      let bias = FloatStorage.random(width, using: &random)
      let norm = LayerNorm.random(width, epsilon: 1e-6, using: &random)
      let sum = MatrixView.like(x)
      for row in 0..<5 {
        for column in 0..<4 * width {
          sum[row, column] = x[row, column] + factors[0, row] * added[row, column]
        }
      }
      sum.applyNormGELU(bias: bias, norm: norm)
      x.applyNormGELU(bias: bias, norm: norm, adding: (added, factors))
      // Both are the kernel's; they round the sum differently.
      #expect(Golden.distance(x.values, sum.values) < 1e-6)
    }
  }

  /// 64 is a case of its own in the kernel.
  @Test(arguments: [1, 7, 16, 63, 64, 65], [1, 4])
  func normAndGELUOfGroupsMatchThePlainTwins(width: Int, groups: Int) {
    var random = SplitMix64(seed: 25)
    let x = GuardedMatrix(
      MatrixShape(rows: 3, columns: groups * width), limit: 2, using: &random)
    let bias = FloatStorage.random(width, using: &random)
    let norm = LayerNorm.random(width, epsilon: 1e-6, using: &random)
    let rows = DoubleMatrix(x.view).reshaped(3 * groups, width)
    let sums = rows.adding(row: bias.doubles)
    let magnitudes = rows.magnitudes.adding(row: bias.doubles.map(abs))
    let normalised = Plain.layerNorm(sums, norm)
    let normBound = bound(sums, magnitudes: magnitudes, roundings: 1, norm: norm)
    x.view.applyNormGELU(bias: bias, norm: norm)
    // GELU's slope is at most 1.13, and the kernel promises 3e-7 |x|.
    let bound = 1.13 * normBound + 3e-7 * normalised.magnitudes
    let wanted = normalised.map(Plain.gelu).reshaped(3, groups * width)
    #expect(wanted.largestError(of: x.view, in: bound.reshaped(3, groups * width)) <= 1)
    #expect(x.isIntact)
  }
}
