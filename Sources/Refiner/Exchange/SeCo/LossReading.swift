internal import Labels

/// A record of SCC's output with its values checked.
internal struct LossReading {
  /// How far rounding may leave a score's range, or a loss go below zero.
  private static let tolerance = 1e-3
  internal let runs: RunLengthEncoding
  internal let loss: Float
  internal let score: Float
  internal let prediction: ClassID
  internal let pseudoLabel: ClassID

  /// Checks a record.
  /// - Throws: `FileError` that names record and key.
  internal init(
    _ placed: PlacedRecord<SeCoRecord>, taxonomy: Taxonomy
  ) throws(FileError) {
    let record = placed.record
    let loss = try placed.require(record.loss, "loss")
    guard loss >= -Self.tolerance, loss <= Double(Float.greatestFiniteMagnitude) else {
      throw placed.damaged("'loss' is \(loss), which is no cross-entropy")
    }
    let score = try placed.require(record.score, "score")
    let least = 1 / Double(taxonomy.classes.count)
    guard score >= least - Self.tolerance, score <= 1 + Self.tolerance else {
      throw placed.damaged("'score' is \(score), which is no largest of probabilities")
    }
    let prediction = try placed.require(record.predictionID, "pred_id")
    let pseudoLabel = try placed.require(record.pseudoLabelID, "psl_id")
    runs = try placed.runs(record.segmentation, limits: .standard)
    self.loss = Float(max(0, loss))
    self.score = Float(min(1, max(least, score)))
    self.prediction = try placed.classID(prediction, in: taxonomy, "pred_id")
    self.pseudoLabel = try placed.classID(pseudoLabel, in: taxonomy, "psl_id")
    guard !self.prediction.isVoid else { throw placed.damaged("'pred_id' is void") }
  }
}
