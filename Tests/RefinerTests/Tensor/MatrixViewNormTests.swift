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

  /// Where the results of a residual norm go.
  enum Target: CaseIterable { case elsewhere, source, sourcePositioned }

  /// With the position in the source and without.
  ///
  /// 256 is a case of its own in the kernel.
  @Test(arguments: MatrixShape.contiguous + [MatrixShape(rows: 3, columns: 256)], Target.allCases)
  func aResidualNormMatchesThePlainTwin(_ shape: MatrixShape, place: Target) {
    for isPositioned in [false, true] {
      var random = SplitMix64(seed: 23)
      let x = GuardedMatrix(shape, limit: 2, using: &random)
      let update = GuardedMatrix(shape, limit: 2, using: &random)
      let position = GuardedMatrix(shape, using: &random)
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
      let target = place == .source ? x : GuardedMatrix(shape)
      let positioned = place == .sourcePositioned ? x : GuardedMatrix(shape)
      let scales = MatrixView(rowCount: 1, columnCount: shape.rows)
      let means = MatrixView(rowCount: 1, columnCount: shape.rows)
      target.view.setNormalised(
        x.view, sourceIsPositioned: isPositioned, update: update.view, bias: bias, by: norm,
        position: position.view, positioned: positioned.view, statistics: (scales, means))
      #expect(wanted.largestError(of: target.view, in: bound) <= 1)
      let moved = zip(target.view.values, position.view.values).map { $0 + $1 }
      #expect(positioned.view.values == moved)
      #expect(target.isIntact && positioned.isIntact && x.isIntact)
      expectStatistics(scales: scales, means: means, of: sum, magnitudes: magnitudes)
    }
  }

  /// Means and inverse deviations, with what `bound` allows each.
  private func expectStatistics(
    scales: MatrixView, means: MatrixView, of sum: DoubleMatrix, magnitudes: DoubleMatrix
  ) {
    let n = Double(sum.columnCount)
    for row in 0..<sum.rowCount {
      let values = sum.row(row)
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      let scale = 1 / (variance + 1e-5).squareRoot()
      let off = Plain.roundoff * (n + 5) * (magnitudes.row(row).max() ?? 0)
      #expect(abs(Double(means[0, row]) - mean) <= off)
      let relative = Plain.roundoff * (n + 7) / 2 + off * scale
      #expect(abs(Double(scales[0, row]) - scale) <= relative * scale)
    }
  }

  /// Alone, and with a matrix times a factor per row added first.
  ///
  /// 64 is a case of its own in the kernel.
  @Test(arguments: [1, 7, 16, 63, 64, 65], [1, 4])
  func normAndGELUOfGroupsMatchThePlainTwins(width: Int, groups: Int) {
    let shape = MatrixShape(rows: 3, columns: groups * width)
    for isAdding in [false, true] {
      var random = SplitMix64(seed: 25)
      let x = GuardedMatrix(shape, limit: 2, using: &random)
      let added = GuardedMatrix(shape, limit: 2, using: &random)
      let factors = MatrixView.random(1, 3, limit: 2, using: &random)
      let bias = FloatStorage.random(width, using: &random)
      let norm = LayerNorm.random(width, epsilon: 1e-6, using: &random)
      let products = DoubleMatrix(3, shape.columns) {
        isAdding ? Double(factors[0, $0]) * Double(added.view[$0, $1]) : 0
      }
      func grouped(_ matrix: DoubleMatrix) -> DoubleMatrix { matrix.reshaped(3 * groups, width) }
      let sums = grouped(DoubleMatrix(x.view) + products).adding(row: bias.doubles)
      let magnitudes = grouped(DoubleMatrix(x.view).magnitudes + products.magnitudes)
        .adding(row: bias.doubles.map(abs))
      let normalised = Plain.layerNorm(sums, norm)
      let normBound = bound(sums, magnitudes: magnitudes, roundings: 3, norm: norm)
      x.view.applyNormGELU(
        bias: bias, norm: norm, adding: isAdding ? (added.view, factors) : nil)
      // GELU's slope is at most 1.13, and the kernel promises 3e-7 |x|.
      let bound = 1.13 * normBound + 3e-7 * normalised.magnitudes
      let wanted = normalised.map(Plain.gelu).reshaped(3, shape.columns)
      #expect(wanted.largestError(of: x.view, in: bound.reshaped(3, shape.columns)) <= 1)
      #expect(x.isIntact)
    }
  }
  @Test func aShiftOfAnotherWidthIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let x = MatrixView(rowCount: 1, columnCount: 8)
      x.setNormalised(
        x, by: LayerNorm(gain: FloatStorage(count: 8), shift: FloatStorage(count: 2), epsilon: 1))
    }
    await #expect(processExitsWith: .failure) {
      let x = MatrixView(rowCount: 1, columnCount: 8)
      x.setNormalised(
        x, sourceIsPositioned: false, update: MatrixView.like(x), bias: FloatStorage(count: 8),
        by: LayerNorm(gain: FloatStorage(count: 8), shift: FloatStorage(count: 2), epsilon: 1),
        position: MatrixView.like(x), positioned: MatrixView.like(x))
    }
    await #expect(processExitsWith: .failure) {
      let x = MatrixView(rowCount: 1, columnCount: 8)
      x.applyNormGELU(
        bias: FloatStorage(count: 8),
        norm: LayerNorm(gain: FloatStorage(count: 8), shift: FloatStorage(count: 2), epsilon: 1))
    }
  }
}
