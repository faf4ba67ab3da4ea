import Foundation
import Testing

@testable import Refiner

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

  static func trained(
    _ data: (features: [Float], labels: [Int], truth: [Int]), _ kind: ClassifierKind = .linear
  ) -> (ConnectivityClassifier, Matrix) {
    var settings = ClassifierSettings()
    settings.kind = kind
    var standardisation = Standardisation(featureCount: 2)
    standardisation.add(data.features)
    let vectors = standardisation.standardised(data.features)
    var training = ClassifierTraining(
      featureCount: 2, classCount: 3, componentCount: data.labels.count,
      settings: settings)
    let weights = [Float](repeating: 1, count: data.labels.count)
    while !training.isFinished {
      training.train(vectors: vectors, labels: data.labels, weights: weights)
    }
    return (training.classifier, vectors)
  }

  @Test(arguments: ClassifierKind.allCases)
  func wrongLabelsGetTheHigherLosses(kind: ClassifierKind) {
    let data = Self.clusters(3000)
    let (classifier, vectors) = Self.trained(data, kind)
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

  @Test(arguments: ClassifierKind.allCases)
  func trainingTwiceGivesTheSameWeights(kind: ClassifierKind) {
    let data = Self.clusters(500)
    #expect(Self.trained(data, kind).0 == Self.trained(data, kind).0)
  }

  /// The four quadrants: opposite ones are of one class, so that no straight cut tells them apart.
  static func quadrants(_ count: Int) -> (features: [Float], labels: [Int], truth: [Int]) {
    var random = SplitMix64(seed: 7)
    var features: [Float] = []
    var labels: [Int] = []
    for _ in 0..<count {
      let x = Float.random(in: -1...1, using: &random)
      let y = Float.random(in: -1...1, using: &random)
      features += [x, y]
      labels.append((x > 0) == (y > 0) ? 0 : 1)
    }
    return (features, labels, labels)
  }

  @Test func aHiddenLayerLearnsWhatALinearOneCannot() {
    let data = Self.quadrants(4000)
    func accuracy(_ kind: ClassifierKind) -> Float {
      let (classifier, vectors) = Self.trained(data, kind)
      let probabilities = classifier.probabilities(of: vectors)
      let right = data.labels.enumerated().filter { probabilities[$0.offset, $0.element] > 0.5 }
      return Float(right.count) / Float(data.labels.count)
    }
    #expect(accuracy(.linear) < 0.65)
    #expect(accuracy(.mlp) > 0.93)
  }

  @Test(arguments: ClassifierKind.allCases)
  func anUntrainedClassifierFindsAllClassesAsLikely(kind: ClassifierKind) {
    let classifier = ConnectivityClassifier(
      featureCount: 2, classCount: 4, hiddenCount: kind == .mlp ? 8 : 0)
    let vectors = Matrix(rowCount: 1, columnCount: 3, values: [0.3, -2, 1])
    #expect(classifier.probabilities(of: vectors).values == [0.25, 0.25, 0.25, 0.25])
  }

  /// One step of plain descent, without momentum's past: weights move by rate * (1 + momentum) * slope.
  @Test func aStepFollowsTheGradientOfTheSmoothedLoss() {
    var settings = ClassifierSettings()
    settings.kind = .mlp
    settings.hiddenCount = 3
    settings.weightDecay = 0
    let vectors = Matrix(
      rowCount: 4, columnCount: 3, values: [0.5, -1, 1, 1.5, 0.2, 1, -0.7, 0.9, 1, 0.1, -0.4, 1])
    let (labels, weights) = ([0, 1, 1, 2], [Float(1), 0.5, 2, 1])
    var training = ClassifierTraining(
      featureCount: 2, classCount: 3, componentCount: 4, settings: settings)
    // The output layer starts at zero; two steps in, all layers have slopes.
    for _ in 0..<2 { training.train(vectors: vectors, labels: labels, weights: weights) }
    let before = training.classifier
    func loss(_ classifier: ConnectivityClassifier) -> Double {
      let probabilities = classifier.probabilities(of: vectors)
      var sum = 0.0
      for row in 0..<4 {
        for column in 0..<3 {
          let target = 0.1 / 3 + (column == labels[row] ? 0.9 : 0)
          sum -= Double(weights[row]) / 4 * target * log(Double(probabilities[row, column]))
        }
      }
      return sum
    }
    let (inputs, probabilities) = before.pass(vectors)
    let gradients = training.gradients(
      inputs: inputs, probabilities: probabilities, labels: labels, weights: weights)
    for (place, gradient) in gradients.enumerated() {
      for index in gradient.values.indices {
        var (up, down) = (before, before)
        up.layers[place].values[index] += 1e-2
        down.layers[place].values[index] -= 1e-2
        let slope = (loss(up) - loss(down)) / 2e-2
        #expect(abs(Double(gradient.values[index]) - slope) < 2e-3, "\(place) \(index)")
      }
    }
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
