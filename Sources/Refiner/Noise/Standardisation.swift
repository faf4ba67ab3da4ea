/// Mean and deviation of each feature over a data set.
///
/// Sums in double precision over a stream, in the stream's order.
public struct Standardisation: Hashable, Sendable {
  private var sums: [Double]
  private var squares: [Double]
  /// Number of features of a vector.
  public var featureCount: Int { sums.count }
  /// Number of vectors added.
  public private(set) var count = 0

  /// Starts without any vector.
  public init(featureCount: Int) {
    sums = Array(repeating: 0, count: featureCount)
    squares = Array(repeating: 0, count: featureCount)
  }

  /// Adds vectors.
  ///
  /// features: [rows, featureCount], row-major.
  public mutating func add(_ features: [Float]) {
    let width = sums.count
    precondition(width > 0 && features.count % width == 0, "\(features.count) values of \(width)")
    for row in stride(from: 0, to: features.count, by: width) {
      for column in 0..<width {
        let value = Double(features[row + column])
        sums[column] += value
        squares[column] += value * value
      }
    }
    count += features.count / width
  }

  /// The vectors with every feature at mean 0 and deviation 1, and, unless it is not wanted, a constant 1
  /// after the last feature.
  ///
  /// features: [rows, featureCount]  ->  [rows, featureCount + 1], or [rows, featureCount]
  public func standardised(_ features: [Float], appendsConstant: Bool = true) -> Matrix {
    let width = sums.count
    let rows = width > 0 ? features.count / width : 0
    let total = Double(max(1, count))
    let means = sums.map { Float($0 / total) }
    let factors = zip(sums, squares).map { sum, square in
      let mean = sum / total
      return Float(1 / (max(0, square / total - mean * mean).squareRoot() + 1e-6))
    }
    let columns = appendsConstant ? width + 1 : width
    var values = [Float](repeating: 1, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<width {
        let value = features[row * width + column]
        values[row * columns + column] = (value - means[column]) * factors[column]
      }
    }
    return Matrix(rowCount: rows, columnCount: columns, values: values)
  }
}
