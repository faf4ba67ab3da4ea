@testable import Refiner

extension MatrixView {
  /// A matrix of random numbers in `-limit...limit`.
  static func random(
    _ rowCount: Int, _ columnCount: Int, limit: Float = 1, using random: inout SplitMix64
  ) -> MatrixView {
    MatrixView(
      FloatStorage.random(rowCount * columnCount, limit: limit, using: &random),
      rowCount: rowCount, columnCount: columnCount)
  }
}

extension FloatStorage {
  /// Random numbers in `-limit...limit`.
  static func random(
    _ count: Int, limit: Float = 1, using random: inout SplitMix64
  ) -> FloatStorage {
    FloatStorage((0..<count).map { _ in Float.random(in: -limit...limit, using: &random) })
  }

  /// The elements in double precision.
  var doubles: [Double] { values.map(Double.init) }
}

extension LayerNorm {
  /// A norm with gains around 1, some negative, and small shifts.
  static func random(_ width: Int, epsilon: Float, using random: inout SplitMix64) -> LayerNorm {
    LayerNorm(
      gain: .random(width, limit: 1.5, using: &random),
      shift: .random(width, limit: 0.5, using: &random), epsilon: epsilon)
  }
}
