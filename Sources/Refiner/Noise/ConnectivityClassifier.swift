import RealModule

/// The connectivity classifier: one linear layer with softmax over the classes (paper equation 2), or
/// one hidden layer of rectified units before it.
public struct ConnectivityClassifier: Hashable, Sendable {
  /// The layers in order, each [inputs + 1, outputs]; the last row is the bias.
  public internal(set) var layers: [Matrix]

  /// Makes an untrained classifier, for which every class is as likely.
  ///
  /// The output layer is zero. Hidden units start apart from each other, or they would stay alike:
  /// uniform within the root of 6 / inputs (He et al., ICCV 2015, for features of deviation 1).
  ///
  /// hiddenCount: units of the hidden layer; 0 for none.
  public init(featureCount: Int, classCount: Int, hiddenCount: Int = 0, seed: UInt64 = 42) {
    guard hiddenCount > 0 else {
      layers = [Matrix(rowCount: featureCount + 1, columnCount: classCount)]
      return
    }
    var random = SplitMix64(seed: seed)
    let bound = (6 / Float(max(1, featureCount))).squareRoot()
    var hidden = Matrix(rowCount: featureCount + 1, columnCount: hiddenCount)
    for index in 0..<(featureCount * hiddenCount) {
      hidden.values[index] = Float.random(in: -bound...bound, using: &random)
    }
    layers = [hidden, Matrix(rowCount: hiddenCount + 1, columnCount: classCount)]
  }

  /// The probabilities of all classes for each vector.
  ///
  /// vectors: [rows, features + 1], standardised  ->  [rows, classes], each row adding up to 1
  /// - Complexity: O(rows * weights).
  public func probabilities(of vectors: Matrix) -> Matrix { pass(vectors).probabilities }

  /// The inputs of every layer, those of the first being the vectors themselves, and the probabilities.
  func pass(_ vectors: Matrix) -> (inputs: [Matrix], probabilities: Matrix) {
    var inputs = [vectors]
    for layer in layers.dropLast() {
      inputs.append(Self.rectified(inputs[inputs.count - 1].multiplied(by: layer)))
    }
    var result = inputs[inputs.count - 1].multiplied(by: layers[layers.count - 1])
    let width = result.columnCount
    for start in stride(from: 0, to: result.values.count, by: width) {
      Self.softmax(&result.values, start..<(start + width))
    }
    return (inputs, result)
  }

  /// Negative numbers as zeros, and a constant 1 after the last column for the next layer's bias.
  ///
  /// sums: [rows, units]  ->  [rows, units + 1]
  private static func rectified(_ sums: Matrix) -> Matrix {
    let width = sums.columnCount
    var values = [Float](repeating: 1, count: sums.rowCount * (width + 1))
    for row in 0..<sums.rowCount {
      for column in 0..<width {
        values[row * (width + 1) + column] = max(0, sums.values[row * width + column])
      }
    }
    return Matrix(rowCount: sums.rowCount, columnCount: width + 1, values: values)
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
