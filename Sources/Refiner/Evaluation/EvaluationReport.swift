/// All that `evaluate --json` prints: stable keys, fractions 0...1 (DESIGN section 9).
public struct EvaluationReport: Hashable, Sendable {
  /// The scores of the label maps as they stand; their keys stand beside the others.
  public var labels: LabelReport
  /// The scores of the label maps that they are compared with; absent without --baseline.
  public var baseline: LabelReport?
  /// The scores before any decision; absent for label maps.
  public var before: LabelReport?
  /// The scores with the suggestions accepted for all that is undecided; absent for label maps.
  public var accepted: LabelReport?
  /// How well errors were ranked; absent for label maps without a ranking.
  public var ranking: RankingReport?
  /// How pure the noise model's groups are; absent without one.
  public var groups: NoiseGroups?
  /// Count and noise rate of what each lint rule finds, by its name; absent without one.
  public var lint: [String: NoiseGroups.Group]?
  /// Which classes are taken for which; absent unless asked for.
  public var confusion: ConfusionTable?
  /// A table of the paper with ours below; absent unless asked for.
  public var paperTable: PaperComparison?

  /// Plain mean of the classes' IoU.
  public var meanIoU: Double { labels.meanIoU }
  /// Share of labelled pixels.
  public var coverage: Double { labels.coverage }

  /// Takes the scores of counted maps.
  public init(
    _ scores: LabelScores, baseline: LabelScores? = nil, before: LabelScores? = nil,
    accepted: LabelScores? = nil, ranking: RankingReport? = nil, groups: NoiseGroups? = nil,
    lint: LintReport? = nil
  ) {
    labels = LabelReport(scores)
    self.baseline = baseline.map { LabelReport($0) }
    self.before = before.map { LabelReport($0) }
    self.accepted = accepted.map { LabelReport($0) }
    self.ranking = ranking
    self.groups = groups
    self.lint = lint.map { report in
      Dictionary(
        uniqueKeysWithValues: report.rows.map { row in
          let rate = row.rate.decided == 0 ? 0 : Double(row.rate.wrong) / Double(row.rate.decided)
          return (row.name, NoiseGroups.Group(count: row.rate.decided, noiseRate: rate))
        })
    }
  }
}

extension EvaluationReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case baseline, before, accepted, ranking, groups, lint, confusion, paperTable
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    labels = try LabelReport(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    baseline = try container.decodeIfPresent(LabelReport.self, forKey: .baseline)
    before = try container.decodeIfPresent(LabelReport.self, forKey: .before)
    accepted = try container.decodeIfPresent(LabelReport.self, forKey: .accepted)
    ranking = try container.decodeIfPresent(RankingReport.self, forKey: .ranking)
    groups = try container.decodeIfPresent(NoiseGroups.self, forKey: .groups)
    lint = try container.decodeIfPresent([String: NoiseGroups.Group].self, forKey: .lint)
    confusion = try container.decodeIfPresent(ConfusionTable.self, forKey: .confusion)
    paperTable = try container.decodeIfPresent(PaperComparison.self, forKey: .paperTable)
  }

  /// Writes the scores' keys and the others' into one object.
  public func encode(to encoder: any Encoder) throws {
    try labels.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(baseline, forKey: .baseline)
    try container.encodeIfPresent(before, forKey: .before)
    try container.encodeIfPresent(accepted, forKey: .accepted)
    try container.encodeIfPresent(ranking, forKey: .ranking)
    try container.encodeIfPresent(groups, forKey: .groups)
    try container.encodeIfPresent(lint, forKey: .lint)
    try container.encodeIfPresent(confusion, forKey: .confusion)
    try container.encodeIfPresent(paperTable, forKey: .paperTable)
  }
}
