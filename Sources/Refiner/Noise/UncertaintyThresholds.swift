/// How uncertain components may be that keep a label, as in SeCoV2; reference `seco-method.md` 6.5.
///
/// There, U = norm(rec) + norm(ent) + norm(kl), of a variational auto-encoder over a graph of
/// components. Without one, what is poorly explained is the label and not the feature vector: the
/// loss takes the place of the reconstruction error, the posterior's entropy is the same, and the
/// divergence of a latent code has no counterpart and is left out. Both are min-max normalised over
/// all components; over a batch of one, as in the released test script, U would be 0 for all.
public struct UncertaintyThresholds: Hashable, Codable, Sendable {
  /// The share of each noisy class, its least uncertain components, that keeps a label.
  public static let keptShare = 0.8

  /// The smallest and the largest loss, nats.
  public let losses: [Float]
  /// The smallest and the largest entropy, nats.
  public let entropies: [Float]
  /// The highest U that keeps a label, by the place of the own class; nil for classes without any.
  public let cuts: [Float?]

  /// Fits the thresholds.
  ///
  /// samples: by own class; losses, and entropies as the other number.
  /// - Complexity: O(n (classes + log n)) time.
  init(of samples: ComponentSamples, classCount: Int) {
    let losses = [samples.losses.min() ?? 0, samples.losses.max() ?? 0]
    let entropies = [samples.others.min() ?? 0, samples.others.max() ?? 0]
    self.losses = losses
    self.entropies = entropies
    cuts = (0..<classCount).map { position in
      let values = samples.sorted(position: position) {
        Self.normalised(samples.losses[$0], losses) + Self.normalised(samples.others[$0], entropies)
      }
      guard !values.isEmpty else { return nil }
      let kept = Int((Double(values.count) * Self.keptShare).rounded(.up))
      return values[max(1, kept) - 1]
    }
  }

  /// U of a component, 0...2.
  public func uncertainty(of evidence: ComponentEvidence) -> Float {
    Self.normalised(evidence.loss, losses) + Self.normalised(evidence.entropy, entropies)
  }

  private static func normalised(_ value: Float, _ range: [Float]) -> Float {
    range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0
  }
}
