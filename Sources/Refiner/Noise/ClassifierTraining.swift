import RealModule

/// Stochastic gradient descent on the components' own, noisy labels.
public struct ClassifierTraining: Sendable {
  private let settings: ClassifierSettings
  /// Steps after which training stops.
  public let stepLimit: Int
  private var velocity: Matrix
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
    classifier = ConnectivityClassifier(featureCount: featureCount, classCount: classCount)
    velocity = Matrix(rowCount: featureCount + 1, columnCount: classCount)
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

  /// One step: gradient of the smoothed, weighted cross-entropy, weight decay, Nesterov momentum.
  private mutating func descend(_ batch: Matrix, labels: [Int], weights: [Float]) {
    var error = classifier.probabilities(of: batch)
    let classCount = error.columnCount
    let spread = settings.labelSmoothing / Float(classCount)
    for row in 0..<batch.rowCount {
      let scale = weights[row] / Float(batch.rowCount)
      for column in 0..<classCount {
        let target = spread + (column == labels[row] ? 1 - settings.labelSmoothing : 0)
        error[row, column] = (error[row, column] - target) * scale
      }
    }
    let gradient = batch.transposed(multipliedBy: error)
    let decay = Float.pow(1 + 10 * Float(step) / Float(4 * stepLimit), -0.75)
    let rate = settings.learningRate * decay
    for index in gradient.values.indices {
      let weight = classifier.weights.values[index]
      let slope = gradient.values[index] + settings.weightDecay * weight
      let speed = settings.momentum * velocity.values[index] + slope
      velocity.values[index] = speed
      classifier.weights.values[index] = weight - rate * (slope + settings.momentum * speed)
    }
    step += 1
  }
}
