import RealModule

/// The connectivity classifier: one linear layer with softmax over the classes (paper equation 2).
public struct ConnectivityClassifier: Hashable, Sendable {
  /// weights: [features + 1, classes]; the last row is the bias.
  public internal(set) var weights: Matrix

  /// Makes an untrained classifier: all weights zero, so that every class is as likely.
  public init(featureCount: Int, classCount: Int) {
    weights = Matrix(rowCount: featureCount + 1, columnCount: classCount)
  }

  /// The probabilities of all classes for each vector.
  ///
  /// vectors: [rows, features + 1], standardised  ->  [rows, classes], each row adding up to 1
  /// - Complexity: O(rows * features * classes).
  public func probabilities(of vectors: Matrix) -> Matrix {
    var result = vectors.multiplied(by: weights)
    let width = result.columnCount
    for start in stride(from: 0, to: result.values.count, by: width) {
      Self.softmax(&result.values, start..<(start + width))
    }
    return result
  }

  private static func softmax(_ values: inout [Float], _ row: Range<Int>) {
    var top = -Float.infinity
    for index in row { top = max(top, values[index]) }
    var sum: Float = 0
    for index in row {
      values[index] = Float.exp(values[index] - top)
      sum += values[index]
    }
    for index in row { values[index] /= sum }
  }

  /// The plain cross-entropy of a probability, nats; at most 16, so that one certainty does not stretch the mixture.
  public static func loss(ofProbability probability: Float) -> Float {
    min(16, max(0, -Float.log(max(probability, 1e-7))))
  }
}
