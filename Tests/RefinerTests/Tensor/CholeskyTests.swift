import Testing

@testable import Refiner

struct CholeskyTests {
  @Test func aMatrixOfKnownInverseIsSolved() throws {
    // [[4, 2], [2, 3]]: determinant 8, inverse [[3, -2], [-2, 4]] / 8.
    let factor = try #require(Cholesky([4, 2, 2, 3], order: 2))
    let solution = factor.solve([8, 16])
    #expect(abs(solution[0] - -1) < 1e-12 && abs(solution[1] - 6) < 1e-12)
    #expect(zip(factor.inverseDiagonal(), [0.375, 0.5]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func anIndefiniteMatrixHasNoFactor() {
    #expect(Cholesky([1, 2, 2, 1], order: 2) == nil)
  }

  @Test func aLargeSystemIsSolvedToRounding() throws {
    let order = 60
    var random = SplitMix64(seed: 3)
    let half = (0..<(order * order)).map { _ in Double.random(in: -1...1, using: &random) }
    var matrix = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0..<order {
        for inner in 0..<order {
          matrix[row * order + column] += half[row * order + inner] * half[column * order + inner]
        }
      }
      matrix[row * order + row] += 1
    }
    let truth = (0..<order).map { Double($0) / 7 - 3 }
    let right = (0..<order).map { row in
      (0..<order).reduce(0) { $0 + matrix[row * order + $1] * truth[$1] }
    }
    let found = try #require(Cholesky(matrix, order: order)).solve(right)
    #expect(zip(found, truth).allSatisfy { abs($0 - $1) < 1e-8 })
  }
}
