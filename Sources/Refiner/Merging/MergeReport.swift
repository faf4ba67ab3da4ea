internal import Labels

/// What merging found out and did.
public struct MergeReport: Hashable, Sendable, Codable {
  /// One of the runs.
  public struct Source: Hashable, Sendable, Codable {
    /// Its folder as it was given.
    public let folder: String
    /// Who decided in it, beyond what all know, by name.
    public let reviewers: [String]
    /// Its images.
    public let images: Int
    /// Rows of its journal that were read.
    public let rows: Int
    /// Components that are decided in it.
    public let decided: Int
    /// The hash of its newest row.
    public let tip: String
    /// Who reviewed it at that moment; nil for nobody.
    public let underReviewBy: String?
  }

  /// The id of the merged run.
  public let runID: String
  /// The runs, by their folders.
  public let sources: [Source]
  /// Images of the merged run.
  public let images: Int
  /// Components of the merged run.
  public let components: Int
  /// How far the reviewers agree; nil when there are fewer than two.
  public let agreement: ReviewerAgreement?
  /// How often reviewers decided as the lead, where the lead's decisions were hidden.
  public let gold: [GoldScore]
  /// How far reviewers agree with themselves, where components came twice.
  public let repeats: [SelfConsistency]
  /// What became of the components.
  public let tally: MergeTally
  /// Reviewers of one name who were told apart, by that name.
  public let renamed: [String: [String]]

  init(
    _ union: MergeUnion, acts: [SourceActs], components: MergeComponents, plan: MergePlan,
    workers: Int
  ) throws {
    runID = union.configuration.runID
    sources = zip(union.sources, acts).map { Source($0, $1) }.sorted { $0.folder < $1.folder }
    images = union.images.count
    self.components = components.facts.count
    agreement = try Self.agreement(
      plan.ratings, components: components, taxonomy: union.taxonomy, workers: workers)
    gold = GoldScore.all(of: union.sources)
    repeats = SelfConsistency.all(of: union.sources, taxonomy: union.taxonomy)
    var tally = plan.tally
    tally.rows = plan.rows.count + (union.keepsKnown ? union.sources[0].known : 0)
    self.tally = tally
    renamed = union.renamed
  }

  private static func agreement(
    _ ratings: [MergeRating], components: MergeComponents, taxonomy: Taxonomy, workers: Int
  ) throws -> ReviewerAgreement? {
    let names = Set(ratings.lazy.flatMap { $0.classes.lazy.map(\.reviewer) }).sorted()
    guard names.count > 1 else { return nil }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var table = RatingTable(raters: names.count, categories: taxonomy.ratingNames.count)
    for rating in ratings where rating.classes.count > 1 {
      guard let facts = components[rating.component] else { continue }
      var row = [Int16](repeating: -1, count: names.count)
      for (reviewer, id) in rating.classes {
        if let place = places[reviewer] { row[place] = taxonomy.rating(of: id) }
      }
      table.add(row, cluster: facts.image.rawValue, weight: Double(max(1, facts.area)))
    }
    return try ReviewerAgreement(
      table, reviewers: names, names: taxonomy.ratingNames, workers: workers)
  }
}

extension MergeReport.Source {
  fileprivate init(_ source: MergeSource, _ acts: SourceActs) {
    folder = source.folder
    reviewers = Set(acts.decisions.map { source.entries[$0.row].reviewer }).sorted()
    images = source.images.count
    rows = source.entries.count
    decided = source.state.decisions.count
    tip = source.tip
    underReviewBy = source.holder
  }
}
