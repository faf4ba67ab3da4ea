public import Labels

/// What a network finds at one point: a few masks, each with the quality that the network predicts.
public struct CandidateMasks: Sendable {
  /// The predicted intersection over union with the object, for each candidate; may exceed one.
  public let predictedIoUs: [Float]
  /// The logits of all candidates.
  public let logits: any CandidateLogits

  /// Makes the candidates of a point.
  public init(predictedIoUs: [Float], logits: any CandidateLogits) {
    self.predictedIoUs = predictedIoUs
    self.logits = logits
  }
}

/// Logits of some candidates at their crop's size, made row by row when they are asked for.
public protocol CandidateLogits: Sendable {
  /// Size of the crop.
  var size: Size<ImageSpace> { get }

  /// Calls `body` with each row of a candidate's logits, from the top; called from several threads at once.
  func forEachRow(ofCandidate candidate: Int, _ body: (Span<Float>) -> Void)
}
