internal import Labels

/// How often a reviewer decided as the lead had, where the lead's decision was hidden.
public struct GoldScore: Hashable, Sendable, Codable {
  /// The reviewer.
  public let reviewer: String
  /// Components that both decided.
  public let components: Int
  /// Those that the reviewer gave the lead's class.
  public let right: Int
  /// The share of right ones with Wilson's interval at 95 %.
  public let share: AgreementScore

  init(reviewer: String, right: Int, of components: Int) {
    self.reviewer = reviewer
    self.components = components
    self.right = right
    let share = components > 0 ? Double(right) / Double(components) : nil
    self.share = AgreementScore(
      share,
      interval: share.map {
        ScoreInterval(wilson: $0, of: Double(components), z: AgreementScores.z)
      })
  }

  /// The scores of all reviewers of sources that hide decisions, by name.
  static func all(of sources: [MergeSource]) -> [GoldScore] {
    var counts: [String: (right: Int, all: Int)] = [:]
    for source in sources {
      for gold in source.assignment?.gold ?? [] {
        guard let sequence = source.state.sequence(of: gold.component) else { continue }
        let entry = source.entries[sequence - 1]
        counts[entry.reviewer, default: (0, 0)].all += 1
        if entry.classAfter == gold.classAfter { counts[entry.reviewer]?.right += 1 }
      }
    }
    return counts.sorted { $0.key < $1.key }
      .map { GoldScore(reviewer: $0.key, right: $0.value.right, of: $0.value.all) }
  }
}
