/// How a run is divided among reviewers.
public struct AssignmentSettings: Hashable, Sendable {
  /// Who reviews.
  public let reviewers: ReviewerNames
  /// The share of images that everybody gets, 0...1.
  public let overlap: Double
  /// The share of the decided components that are hidden, 0...1.
  public let gold: Double
  /// The share of a reviewer's flagged components that come twice, 0...1.
  public let repeats: Double
  /// Gives another division of the same run.
  public let seed: UInt64
  /// Whether everybody gets all images and takes them one by one, by leases.
  public let isDynamic: Bool

  /// Makes settings; shares must be 0...1.
  public init(
    reviewers: ReviewerNames, overlap: Double = 0, gold: Double = 0, repeats: Double = 0,
    seed: UInt64 = 0, isDynamic: Bool = false
  ) {
    for share in [overlap, gold, repeats] {
      precondition((0...1).contains(share), "A share of \(share)")
    }
    self.reviewers = reviewers
    self.overlap = overlap
    self.gold = gold
    self.repeats = repeats
    self.seed = seed
    self.isDynamic = isDynamic
  }
}
