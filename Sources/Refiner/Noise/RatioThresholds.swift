/// Thresholds at quantiles of loss and score, as the released V1 code takes them.
///
/// Reference `seco-method.md` 1.3, `convert_json_2input.py`.
public struct RatioThresholds: Hashable, Codable, Sendable {
  /// The quantile of all losses at the ratio r.
  public let loss: Float
  /// The quantile of all scores at 1 - r.
  public let score: Float
  /// The same of the losses within each predicted class, by place; nil for classes never predicted.
  public let localLosses: [Float?]
  /// The same of the scores.
  public let localScores: [Float?]
  /// The mean over all components of their predicted class's loss threshold.
  public let globalLoss: Double
  /// The mean over all components of their predicted class's score threshold.
  public let globalScore: Double

  /// Fits the thresholds.
  ///
  /// samples: by predicted class; losses, and scores as the other number.  ratio: 0...1.
  /// - Complexity: O(n (classes + log n)) time.
  init(of samples: ComponentSamples, classCount: Int, ratio: Double) {
    loss = Self.threshold(samples.losses.sorted(), ratio: ratio) ?? 0
    score = Self.threshold(samples.others.sorted(), ratio: 1 - ratio) ?? 0
    let losses = (0..<classCount).map { position in
      Self.threshold(samples.sorted(position: position) { samples.losses[$0] }, ratio: ratio)
    }
    let scores = (0..<classCount).map { position in
      Self.threshold(samples.sorted(position: position) { samples.others[$0] }, ratio: 1 - ratio)
    }
    let counts = samples.counts(classCount: classCount)
    func mean(_ local: [Float?]) -> Double {
      zip(local, counts).reduce(0) { $0 + Double($1.0 ?? 0) * Double($1.1) }
        / Double(max(1, samples.count))
    }
    localLosses = losses
    localScores = scores
    globalLoss = mean(losses)
    globalScore = mean(scores)
  }

  /// `thr(list, r) = sorted(list)[min(int(n r), n - 1)]`; nil for an empty list.
  public static func threshold(_ sorted: [Float], ratio: Double) -> Float? {
    guard !sorted.isEmpty else { return nil }
    return sorted[min(Int(Double(sorted.count) * ratio), sorted.count - 1)]
  }
}
