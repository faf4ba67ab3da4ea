import Refiner
import Testing

@Suite struct ConnectivityClassifierTests {
  /// Three clusters in the plane, a tenth of the labels wrong.
  static func clusters(_ count: Int) -> (features: [Float], labels: [Int], truth: [Int]) {
    var random = SplitMix64(seed: 5)
    var features: [Float] = []
    var labels: [Int] = []
    var truth: [Int] = []
    for _ in 0..<count {
      let cluster = Int.random(in: 0..<3, using: &random)
      let centre: [(Float, Float)] = [(0, 0), (4, 0), (0, 4)]
      features.append(centre[cluster].0 + Float.random(in: -1...1, using: &random))
      features.append(centre[cluster].1 + Float.random(in: -1...1, using: &random))
      let isWrong = Int.random(in: 0..<10, using: &random) == 0
      labels.append(isWrong ? (cluster + 1) % 3 : cluster)
      truth.append(cluster)
    }
    return (features, labels, truth)
  }

  static func trained(_ data: (features: [Float], labels: [Int], truth: [Int]))
    -> (ConnectivityClassifier, Matrix)
  {
    var standardisation = Standardisation(featureCount: 2)
    standardisation.add(data.features)
    let vectors = standardisation.standardised(data.features)
    var training = ClassifierTraining(
      featureCount: 2, classCount: 3, componentCount: data.labels.count)
    let weights = [Float](repeating: 1, count: data.labels.count)
    while !training.isFinished {
      training.train(vectors: vectors, labels: data.labels, weights: weights)
    }
    return (training.classifier, vectors)
  }

  @Test func wrongLabelsGetTheHigherLosses() {
    let data = Self.clusters(3000)
    let (classifier, vectors) = Self.trained(data)
    let probabilities = classifier.probabilities(of: vectors)
    var wrong: [Float] = []
    var right: [Float] = []
    for (row, label) in data.labels.enumerated() {
      let loss = ConnectivityClassifier.loss(ofProbability: probabilities[row, label])
      if label == data.truth[row] { right.append(loss) } else { wrong.append(loss) }
    }
    let meanWrong = wrong.reduce(0, +) / Float(wrong.count)
    let meanRight = right.reduce(0, +) / Float(right.count)
    #expect(meanWrong > 2 * meanRight)
    // Clusters do not overlap: every wrong label costs more than every right one.
    #expect((wrong.min() ?? 0) > (right.max() ?? 9))
  }

  @Test func trainingTwiceGivesTheSameWeights() {
    let data = Self.clusters(500)
    #expect(Self.trained(data).0 == Self.trained(data).0)
  }

  @Test func probabilitiesAddUpToOne() {
    let data = Self.clusters(100)
    let (classifier, vectors) = Self.trained(data)
    let probabilities = classifier.probabilities(of: vectors)
    for row in 0..<100 {
      let sum = (0..<3).reduce(Float(0)) { $0 + probabilities[row, $1] }
      #expect(abs(sum - 1) < 1e-5)
    }
  }

  @Test func stopsAfterThePlannedNumberOfSteps() {
    var settings = ClassifierSettings()
    settings.maximumSteps = 3
    var training = ClassifierTraining(
      featureCount: 1, classCount: 2, componentCount: 10_000, settings: settings)
    let vectors = Matrix(rowCount: 256, columnCount: 2, values: Array(repeating: 1, count: 512))
    training.train(
      vectors: vectors, labels: Array(repeating: 0, count: 256),
      weights: Array(repeating: 1, count: 256))
    #expect(training.isFinished)
  }
}
