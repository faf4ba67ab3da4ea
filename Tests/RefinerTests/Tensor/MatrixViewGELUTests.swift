import Foundation
import Testing

@testable import Refiner

@Suite struct MatrixViewGELUTests {
  /// What the kernel promises, 3e-7 |x|, and 1.13 (GELU's steepest slope) roundings of the sum with the
  /// bias.
  private static let tolerance = 3e-7 + 1.13 * Plain.roundoff

  @Test(arguments: MatrixShape.odd)
  func geluMatchesThePlainTwin(_ shape: MatrixShape) {
    var random = SplitMix64(seed: 11)
    for limit in [1, 4, 12, 1000] as [Float] {
      let x = GuardedMatrix(shape, limit: limit, using: &random)
      let bias = FloatStorage.random(shape.columns, using: &random)
      let sums = DoubleMatrix(x.view).adding(row: bias.doubles)
      let magnitudes = DoubleMatrix(x.view).magnitudes.adding(row: bias.doubles.map(abs))
      x.view.applyGELU(bias: bias)
      let wanted = sums.map(Plain.gelu)
      #expect(wanted.largestError(of: x.view, in: Self.tolerance * magnitudes) <= 1)
      #expect(x.isIntact)
    }
  }

  @Test func everyNumberFromMinusTwelveToTwelveIsWithinTheKernelsError() {
    let x = MatrixView(rowCount: 1, columnCount: 240_001)
    x.storage.withMutableElements { elements in
      for index in elements.indices { elements[index] = Float(index - 120_000) * 1e-4 }
    }
    let before = DoubleMatrix(x)
    x.applyGELU()
    #expect(before.map(Plain.gelu).largestError(of: x, in: 3e-7 * before.magnitudes) <= 1)
  }

  @Test func zeroAndTinyNumbersKeepTheirPlace() {
    let tiny: [Float] = [0, 1e-30, -1e-30, 1e-20, -1e-20, 1e-10, -1e-10]
    let x = MatrixView(rowCount: 1, columnCount: tiny.count, values: tiny)
    x.applyGELU()
    #expect(x[0, 0] == 0)
    // Near zero GELU is x / 2 + x * x / sqrt(2 pi); the second term is below single precision here.
    for (index, value) in tiny.enumerated().dropFirst() {
      #expect(abs(x[0, index] / (value / 2) - 1) <= 1e-6)
    }
    // Halves of the smallest numbers are not representable.
    let smallest = MatrixView(
      rowCount: 1, columnCount: 2,
      values: [Float.leastNonzeroMagnitude, -Float.leastNonzeroMagnitude])
    smallest.applyGELU()
    #expect(smallest.values.allSatisfy { abs($0) <= Float.leastNonzeroMagnitude })
  }

  @Test func largeNumbersBecomeThemselvesOrNearlyZero() {
    let large: [Float] = [5.25, 10, 100, 1e10, 1e30, 1e38]
    let x = MatrixView(rowCount: 2, columnCount: large.count, values: large + large.map { -$0 })
    x.applyGELU()
    for (index, value) in large.enumerated() {
      #expect(abs(x[0, index] - value) <= 3e-7 * value)
      #expect(abs(x[1, index]) <= 3e-7 * value)
    }
  }

  @Test func theReferencesValuesAreMatched() throws {
    struct Values: Decodable {
      let x: [Float]
      let y: [Float]
    }
    let golden = try Golden.decode(Values.self, "interp", "gelu_erf")
    let x = MatrixView(rowCount: 1, columnCount: golden.x.count, values: golden.x)
    x.applyGELU()
    #expect(golden.x.count == 49)
    for (index, wanted) in golden.y.enumerated() {
      // The kernel's error and the reference's own: 1 + erf in single precision.
      let tolerance = (3e-7 + 2 * Float(Plain.roundoff)) * abs(golden.x[index])
      #expect(abs(x[0, index] - wanted) <= tolerance, "\(golden.x[index])")
    }
  }
}
