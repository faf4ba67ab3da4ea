@testable import Refiner

/// A matrix inside a larger storage, whose other elements a kernel must neither read nor write.
struct GuardedMatrix {
  /// So large that a result it got into is far off.
  private static let guardValue: Float = 3e30
  /// Elements before and behind the matrix; odd, so that no row begins at a multiple of a vector.
  private static let margin = 5

  let view: MatrixView

  /// Makes a matrix of zeros.
  init(_ shape: MatrixShape) {
    self.init(shape, values: Array(repeating: 0, count: shape.rows * shape.columns))
  }

  /// Makes a matrix of random numbers in `-limit...limit`.
  init(_ shape: MatrixShape, limit: Float = 1, using random: inout SplitMix64) {
    self.init(
      shape,
      values: (0..<shape.rows * shape.columns).map { _ in
        Float.random(in: -limit...limit, using: &random)
      })
  }

  init(_ shape: MatrixShape, values: [Float]) {
    precondition(values.count == shape.rows * shape.columns, "\(values.count) for \(shape)")
    let stride = shape.columns + shape.gap
    let storage = FloatStorage(
      Array(repeating: Self.guardValue, count: 2 * Self.margin + shape.rows * stride))
    view = MatrixView(
      storage, offset: Self.margin, rowCount: shape.rows, columnCount: shape.columns,
      rowStride: stride)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns { view[row, column] = values[row * shape.columns + column] }
    }
  }

  /// Whether all elements outside of the matrix are as they were.
  var isIntact: Bool {
    view.storage.values.enumerated().allSatisfy { index, value in
      let (row, column) = (index - view.offset).quotientAndRemainder(dividingBy: view.rowStride)
      let isInside =
        index >= view.offset && row < view.rowCount && column < view.columnCount
      return isInside || value == Self.guardValue
    }
  }
}
