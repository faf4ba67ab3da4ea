import RealModule

/// Stochastic gradient descent on the components' own, noisy labels.
public struct ClassifierTraining: Sendable {
  private let settings: ClassifierSettings
  /// Steps after which training stops.
  public let stepLimit: Int
  private var velocities: [Matrix]
  private var random: SplitMix64
  /// Steps done.
  public private(set) var step = 0
  /// The classifier as trained so far.
  public private(set) var classifier: ConnectivityClassifier

  /// Starts with an untrained classifier.
  ///
  /// componentCount: how many components one pass shows.
  public init(
    featureCount: Int, classCount: Int, componentCount: Int,
    settings: ClassifierSettings = ClassifierSettings()
  ) {
    self.settings = settings
    let stepsPerEpoch = max(1, (componentCount + settings.batchSize - 1) / settings.batchSize)
    stepLimit = min(
      settings.maximumSteps, max(settings.minimumSteps, stepsPerEpoch * settings.epochs))
    classifier = ConnectivityClassifier(
      featureCount: featureCount, classCount: classCount,
      hiddenCount: settings.kind == .mlp ? settings.hiddenCount : 0, seed: settings.seed)
    velocities = classifier.layers.map {
      Matrix(rowCount: $0.rowCount, columnCount: $0.columnCount)
    }
    random = SplitMix64(seed: settings.seed)
  }

  /// Whether the early stop is reached.
  public var isFinished: Bool { step >= stepLimit }

  /// Trains on one window of the stream, in batches of a random order.
  ///
  /// vectors: [rows, features + 1], standardised.  labels: position of each row's class.
  /// weights: how much each row counts, 1 in the mean.
  public mutating func train(vectors: Matrix, labels: [Int], weights: [Float]) {
    precondition(labels.count == vectors.rowCount && weights.count == vectors.rowCount)
    var order = Array(0..<vectors.rowCount)
    order.shuffle(using: &random)
    for start in stride(from: 0, to: order.count, by: settings.batchSize) where !isFinished {
      let rows = order[start..<min(order.count, start + settings.batchSize)]
      let width = vectors.columnCount
      var values: [Float] = []
      values.reserveCapacity(rows.count * width)
      for row in rows { values += vectors.values[(row * width)..<((row + 1) * width)] }
      descend(
        Matrix(rowCount: rows.count, columnCount: width, values: values),
        labels: rows.map { labels[$0] },
        weights: rows.map { weights[$0] })
    }
  }

  /// One step: back-propagation of the smoothed, weighted cross-entropy through all layers.
  private mutating func descend(_ batch: Matrix, labels: [Int], weights: [Float]) {
    let (inputs, probabilities) = classifier.pass(batch)
    let gradients = gradients(
      inputs: inputs, probabilities: probabilities, labels: labels, weights: weights)
    let decay = Float.pow(1 + 10 * Float(step) / Float(4 * stepLimit), -0.75)
    for (place, gradient) in gradients.enumerated() {
      move(place, against: gradient, rate: settings.learningRate * decay)
    }
    step += 1
  }

  /// The gradient of each layer's weights, without weight decay.
  func gradients(
    inputs: [Matrix], probabilities: Matrix, labels: [Int], weights: [Float]
  ) -> [Matrix] {
    var error = smoothedError(probabilities, labels: labels, weights: weights)
    var gradients: [Matrix] = []
    for place in classifier.layers.indices.reversed() {
      gradients.append(inputs[place].transposed(multipliedBy: error))
      guard place > 0 else { break }
      error = Self.passedBack(error, through: classifier.layers[place], inputs: inputs[place])
    }
    return gradients.reversed()
  }

  /// The derivative of the loss by the output layer's sums.
  ///
  /// probabilities: [rows, classes]  ->  [rows, classes]
  private func smoothedError(_ probabilities: Matrix, labels: [Int], weights: [Float]) -> Matrix {
    var error = probabilities
    let classCount = error.columnCount
    let spread = settings.labelSmoothing / Float(classCount)
    for row in 0..<error.rowCount {
      let scale = weights[row] / Float(error.rowCount)
      for column in 0..<classCount {
        let target = spread + (column == labels[row] ? 1 - settings.labelSmoothing : 0)
        error[row, column] = (error[row, column] - target) * scale
      }
    }
    return error
  }

  /// The derivative by the sums of the layer below: zero where its unit was cut off.
  ///
  /// error: [rows, outputs]  layer: [units + 1, outputs]  inputs: [rows, units + 1]  ->  [rows, units]
  private static func passedBack(
    _ error: Matrix, through layer: Matrix, inputs: Matrix
  ) -> Matrix {
    let units = layer.rowCount - 1
    var weights = Matrix(rowCount: layer.columnCount, columnCount: units)
    for unit in 0..<units {
      for output in 0..<layer.columnCount { weights[output, unit] = layer[unit, output] }
    }
    var result = error.multiplied(by: weights)
    for row in 0..<result.rowCount {
      for unit in 0..<units where inputs[row, unit] <= 0 { result[row, unit] = 0 }
    }
    return result
  }

  /// Moves one layer's weights: weight decay, Nesterov momentum.
  private mutating func move(_ place: Int, against gradient: Matrix, rate: Float) {
    for index in gradient.values.indices {
      let weight = classifier.layers[place].values[index]
      let slope = gradient.values[index] + settings.weightDecay * weight
      let speed = settings.momentum * velocities[place].values[index] + slope
      velocities[place].values[index] = speed
      classifier.layers[place].values[index] = weight - rate * (slope + settings.momentum * speed)
    }
  }
}
