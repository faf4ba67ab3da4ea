import Foundation

@testable import Refiner

/// Plain twins of the numeric layer: straightforward loops in double precision.
enum Plain {
  /// The largest relative error of one rounding to single precision.
  static let roundoff = 0x1p-24

  static func dot(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "\(first.count) by \(second.count)")
    var sum = 0.0
    var index = 0
    // A `while` loop, because tests are not optimised.
    while index < first.count {
      sum += first[index] * second[index]
      index += 1
    }
    return sum
  }

  /// scale * left * right.
  ///
  /// left: [rows, inner]  right: [inner, columns]  ->  [rows, columns]
  static func product(
    _ left: DoubleMatrix, _ right: DoubleMatrix, scale: Double = 1
  ) -> DoubleMatrix {
    precondition(left.columnCount == right.rowCount, "\(left.columnCount) and \(right.rowCount)")
    let rows = (0..<left.rowCount).map(left.row)
    let transposed = right.transposed
    let columns = (0..<right.columnCount).map(transposed.row)
    return DoubleMatrix(left.rowCount, right.columnCount) { scale * dot(rows[$0], columns[$1]) }
  }

  /// What single precision may be off in a product, whatever the order of its sums.
  ///
  /// `(inner + 2) u` times the product of magnitudes: Higham, "Accuracy and Stability of Numerical
  /// Algorithms", 2nd edition, section 3.5, one rounding more for the scale and one for what is added.
  static func productBound(
    _ left: DoubleMatrix, _ right: DoubleMatrix, scale: Double = 1, added: DoubleMatrix? = nil
  ) -> DoubleMatrix {
    var sums = product(left.magnitudes, right.magnitudes, scale: abs(scale))
    if let added { sums = sums + added.magnitudes }
    return (Double(left.columnCount + 2) * roundoff) * sums
  }

  /// A linear layer.
  ///
  /// x: [rows, inputs]  weight: [outputs, inputs]  bias: [outputs]  ->  [rows, outputs]
  static func linear(
    _ x: DoubleMatrix, weight: DoubleMatrix, bias: [Double]? = nil
  ) -> DoubleMatrix {
    let result = product(x, weight.transposed)
    return bias.map { result.adding(row: $0) } ?? result
  }

  static func gelu(_ x: Double) -> Double { x * (1 + erf(x / 2.0.squareRoot())) / 2 }

  static func relu(_ x: Double) -> Double { max(x, 0) }

  /// Softmax over each row.
  static func softmax(_ scores: DoubleMatrix) -> DoubleMatrix {
    var result = scores
    for row in 0..<scores.rowCount {
      let values = scores.row(row)
      let top = values.max() ?? 0
      let exponentials = values.map { exp($0 - top) }
      let sum = exponentials.reduce(0, +)
      for column in values.indices { result[row, column] = exponentials[column] / sum }
    }
    return result
  }

  /// Layer norm over each row, with the biased variance.
  ///
  /// gain, shift: [columns]
  static func layerNorm(
    _ x: DoubleMatrix, gain: [Double], shift: [Double], epsilon: Double
  ) -> DoubleMatrix {
    var result = x
    for row in 0..<x.rowCount {
      let values = x.row(row)
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      for (column, value) in values.enumerated() {
        result[row, column] =
          (value - mean) / (variance + epsilon).squareRoot() * gain[column] + shift[column]
      }
    }
    return result
  }

  static func layerNorm(_ x: DoubleMatrix, _ norm: LayerNorm) -> DoubleMatrix {
    layerNorm(
      x, gain: norm.gain.doubles, shift: norm.shift.doubles, epsilon: Double(norm.epsilon))
  }
}
