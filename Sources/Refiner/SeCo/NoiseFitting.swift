import Labels

/// The data-set half of refining: trains the classifier on all components, fits the mixture to their
/// losses, and judges every component.
///
/// Everything is streamed from the store in windows, so memory does not grow with the data set; the
/// result depends on the store's contents and the seed alone.
struct NoiseFitting {
  private let store: ReviewStore
  private let taxonomy: Taxonomy
  private let thresholds: VerdictThresholds
  private let settings: ClassifierSettings

  /// Prepares the fit of a run whose images are all analysed.
  init(run: Run, settings: ClassifierSettings = ClassifierSettings()) {
    store = run.store
    taxonomy = run.taxonomy
    thresholds = run.configuration.settings.thresholds
    var settings = settings
    settings.kind = run.configuration.settings.classifier
    self.settings = settings
  }

  /// Ends a stream that has nothing more to give.
  private struct Enough: Error {}

  private struct Population {
    var standardisation: Standardisation
    var weights: ComponentWeights
    var hasConfidence = true
  }

  /// Judges all components of the run, stores the mixture, and marks the run as ready for review.
  func judgeAll(progress: (RefinementProgress) -> Void) throws {
    let population = try measure()
    if population.standardisation.count > 0 {
      let classifier = try train(population, progress: progress)
      let model = try fit(classifier, population)
      try store.set(mixture: model.mixture)
      try judge(classifier, population, model, progress: progress)
    }
    try store.set(stage: .judged)
  }

  private func stream(_ body: (FeatureBatch) throws -> Void) throws {
    try store.forEachFeatureBatch(size: settings.shuffleWindow, body)
  }

  /// The place of each component's class in the taxonomy; readers let no other class in.
  private func positions(of batch: FeatureBatch) -> [Int] {
    batch.classIDs.map { taxonomy.position(of: $0) ?? 0 }
  }

  private func measure() throws -> Population {
    var population = Population(
      standardisation: Standardisation(featureCount: 0),
      weights: ComponentWeights(classCount: taxonomy.classes.count))
    try stream { batch in
      if population.standardisation.count == 0 {
        // As many as were measured: with an image encoder there are more.
        population.standardisation = Standardisation(featureCount: batch.featureCount)
      }
      population.standardisation.add(batch.features)
      for (position, area) in zip(positions(of: batch), batch.areas) {
        population.weights.add(position: position, area: area)
      }
      if batch.confidences.contains(where: { $0 == nil }) { population.hasConfidence = false }
    }
    return population
  }

  private func train(
    _ population: Population, progress: (RefinementProgress) -> Void
  ) throws -> ConnectivityClassifier {
    let scale = population.weights.scale
    var training = ClassifierTraining(
      featureCount: population.standardisation.featureCount,
      classCount: taxonomy.classes.count, componentCount: population.standardisation.count,
      settings: settings)
    while !training.isFinished {
      do {
        try stream { batch in
          let labels = positions(of: batch)
          training.train(
            vectors: population.standardisation.standardised(batch.features), labels: labels,
            weights: zip(labels, batch.areas).map {
              population.weights.weight(position: $0, area: $1, scale: scale)
            })
          progress(
            RefinementProgress(step: .training, done: training.step, total: training.stepLimit))
          if training.isFinished { throw Enough() }
        }
      } catch is Enough {}
    }
    return training.classifier
  }

  private func fit(
    _ classifier: ConnectivityClassifier, _ population: Population
  ) throws -> NoiseModel {
    var losses = StreamingHistogram(ceiling: 16)
    var doubts = StreamingHistogram(ceiling: 1)
    try stream { batch in
      for loss in judgedLosses(batch, classifier, population).losses { losses.add(Double(loss)) }
      if population.hasConfidence {
        for confidence in batch.confidences { doubts.add(max(0, 1 - Double(confidence ?? 1))) }
      }
    }
    return NoiseModel(
      losses: losses, doubts: population.hasConfidence ? doubts : nil, taxonomy: taxonomy,
      thresholds: thresholds)
  }

  private func judge(
    _ classifier: ConnectivityClassifier, _ population: Population, _ model: NoiseModel,
    progress: (RefinementProgress) -> Void
  ) throws {
    var done = 0
    try stream { batch in
      let (losses, probabilities) = judgedLosses(batch, classifier, population)
      let width = probabilities.columnCount
      try store.write(
        batch.ids.indices.map { row in
          let posterior = Array(probabilities.values[(row * width)..<((row + 1) * width)])
          return (
            batch.ids[row],
            model.judge(
              classID: batch.classIDs[row], area: batch.areas[row], loss: losses[row],
              posterior: posterior, confidence: batch.confidences[row])
          )
        })
      done += batch.ids.count
      progress(
        RefinementProgress(
          step: .judging, done: done, total: population.standardisation.count))
    }
  }

  private func judgedLosses(
    _ batch: FeatureBatch, _ classifier: ConnectivityClassifier, _ population: Population
  ) -> (losses: [Float], probabilities: Matrix) {
    let probabilities = classifier.probabilities(
      of: population.standardisation.standardised(batch.features))
    let losses = positions(of: batch).enumerated().map { row, position in
      ConnectivityClassifier.loss(ofProbability: probabilities[row, position])
    }
    return (losses, probabilities)
  }
}
