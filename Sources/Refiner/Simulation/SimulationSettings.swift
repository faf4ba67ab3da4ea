/// How reviews are simulated.
public struct SimulationSettings: Hashable, Sendable {
  /// The order to look into.
  public var order: EffortOrder
  /// Who decides.
  public var reviewer: SimulatedReviewer
  /// Share of the learned orders' places that the hidden slice fills, 0...1.
  public var randomShare: Double
  /// How many reviews are simulated, with the seeds 1, 2, ...; at least one.
  public var seeds: Int
  /// After how many decisions a review stops; nil for all.
  public var decisions: Int?

  /// Makes settings.
  public init(
    order: EffortOrder = .gain, reviewer: SimulatedReviewer = .oracle,
    randomShare: Double = 1 / Double(HiddenSlice.interval), seeds: Int = 10, decisions: Int? = nil
  ) {
    precondition(seeds > 0 && (0...1).contains(randomShare), "\(seeds) seeds, \(randomShare)")
    self.order = order
    self.reviewer = reviewer
    self.randomShare = randomShare
    self.seeds = seeds
    self.decisions = decisions
  }
}
