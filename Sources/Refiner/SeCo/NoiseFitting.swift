import Labels

/// The data-set half of refining: trains the classifier on all components, fits the mixture to their
/// losses, and judges every component.
///
/// Everything is streamed from the store in windows, so memory does not grow with the data set; the
/// result depends on the store's contents and the seed alone.
struct NoiseFitting {
  private let store: ReviewStore
  private let taxonomy: Taxonomy
  private let settings: ClassifierSettings
  private let method: RefinementSettings

  /// Prepares the fit of a run whose images are all analysed.
  init(run: Run, settings: ClassifierSettings = ClassifierSettings()) {
    store = run.store
    taxonomy = run.taxonomy
    method = run.configuration.settings
    var settings = settings
    settings.kind = method.classifier
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
      try store.set(mixture: model.fit.mixture)
      try store.set(noiseFit: try judge(classifier, population, model, progress: progress))
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
    var observations = NoiseObservations(
      settings: method, taxonomy: taxonomy, hasConfidence: population.hasConfidence,
      reserving: population.standardisation.count)
    try stream { batch in
      for (row, evidence) in evidence(of: batch, classifier, population).enumerated() {
        observations.add(evidence, confidence: batch.confidences[row])
      }
    }
    return NoiseModel(fitting: observations)
  }

  /// Stores the judgements of all components.
  /// - Returns: the fit with the histogram of what was judged.
  private func judge(
    _ classifier: ConnectivityClassifier, _ population: Population, _ model: NoiseModel,
    progress: (RefinementProgress) -> Void
  ) throws -> NoiseFit {
    var done = 0
    var fit = model.fit
    try stream { batch in
      let judgements = evidence(of: batch, classifier, population).enumerated().map {
        model.judge($1, area: batch.areas[$0], confidence: batch.confidences[$0])
      }
      for judgement in judgements {
        fit.histogram.add(loss: Double(judgement.loss), verdict: judgement.verdict)
      }
      try store.write(Array(zip(batch.ids, judgements)))
      done += batch.ids.count
      progress(
        RefinementProgress(
          step: .judging, done: done, total: population.standardisation.count))
    }
    return fit
  }

  private func evidence(
    of batch: FeatureBatch, _ classifier: ConnectivityClassifier, _ population: Population
  ) -> [ComponentEvidence] {
    let probabilities = classifier.probabilities(
      of: population.standardisation.standardised(batch.features))
    let width = probabilities.columnCount
    return positions(of: batch).enumerated().map { row, position in
      ComponentEvidence(
        position: position,
        loss: ConnectivityClassifier.loss(ofProbability: probabilities[row, position]),
        posterior: Array(probabilities.values[(row * width)..<((row + 1) * width)]))
    }
  }
}
