internal import GRDB
internal import Labels

extension ReviewStore {
  /// Judges the claimed components anew, in one transaction, which also records where the losses came
  /// from and seals the judgements.
  /// - Returns: The mixture of the claims' losses.
  /// - Complexity: O(components), constant memory beyond the claims.
  internal func replaceJudgements(
    by claims: [ComponentID: LossClaim], of run: Run, source: [String: String]
  ) throws(StoreError) -> GaussianMixture {
    let model = try noiseModel(of: claims, run: run)
    try write { database in
      var fit = model.fit
      try Self.dropQueue(database)
      let statement = try Self.judgementStatement(in: database)
      try forEachSubject(in: database) { subject in
        guard let claim = claims[subject.id] else { return }
        let judgement = model.judge(
          evidence(of: subject, claim, run.taxonomy), area: subject.area,
          confidence: subject.confidence)
        fit.histogram.add(loss: Double(judgement.loss), verdict: judgement.verdict)
        try Self.insert(judgement, of: subject.id, with: statement)
      }
      try Self.set(noiseFit: fit, in: database)
      for (key, value) in source { try Self.set(key, to: value, in: database) }
      try Self.sealJudgements(in: database)
    }
    return model.fit.mixture
  }

  private struct Subject {
    let id: ComponentID
    let classID: ClassID
    let area: Int
    let confidence: Float?
  }

  private func noiseModel(
    of claims: [ComponentID: LossClaim], run: Run
  ) throws(StoreError) -> NoiseModel {
    var hasConfidence = true
    try read { database in
      try forEachSubject(in: database) { if $0.confidence == nil { hasConfidence = false } }
    }
    var observations = NoiseObservations(
      settings: run.configuration.settings, taxonomy: run.taxonomy, hasConfidence: hasConfidence,
      reserving: claims.count)
    try read { database in
      try forEachSubject(in: database) { subject in
        guard let claim = claims[subject.id] else { return }
        observations.add(
          evidence(of: subject, claim, run.taxonomy), confidence: subject.confidence)
      }
    }
    return NoiseModel(fitting: observations)
  }

  private func evidence(
    of subject: Subject, _ claim: LossClaim, _ taxonomy: Taxonomy
  ) -> ComponentEvidence {
    ComponentEvidence(
      position: taxonomy.position(of: subject.classID) ?? 0, loss: claim.loss,
      posterior: claim.posterior(in: taxonomy))
  }

  private func forEachSubject(in database: Database, _ body: (Subject) throws -> Void) throws {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT id, class, area, confidence FROM component ORDER BY id")
    while let row = try cursor.next() {
      let confidence = try row.decode(Double?.self, atIndex: 3)
      guard confidence?.isFinite ?? true else {
        throw StoreError.damaged(path: path, reason: "a confidence is no number")
      }
      try body(
        Subject(
          id: ComponentID(try row.decode(Int.self, atIndex: 0)),
          classID: ClassID(try row.decode(UInt8.self, atIndex: 1)),
          area: try row.decode(Int.self, atIndex: 2), confidence: confidence.map { Float($0) }))
    }
  }
}
