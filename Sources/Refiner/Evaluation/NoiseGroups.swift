/// How many components of each side of the Gaussian mixture are wrong (paper, figure 4).
public struct NoiseGroups: Hashable, Sendable, Codable {
  /// One side of the mixture.
  public struct Group: Hashable, Sendable, Codable {
    /// Components with known truth.
    public var count: Int
    /// Share of them that is wrong, 0...1; 0 for an empty group.
    public var noiseRate: Double
  }

  /// The noise rates that the paper prints in figure 4, by panel: GTA5 to Cityscapes, GTA5 to BDD-100K,
  /// and source-free GTA5 to Cityscapes, in an order that its text does not tell.
  public static let paper = [(0.0634, 0.8751), (0.0911, 0.8638), (0.0711, 0.8915)].map {
    (clean: $0.0, noisy: $0.1)
  }

  /// Components that keep their label.
  public var clean: Group
  /// Components flagged as correctable or noise.
  public var noisy: Group

  /// Counts the components whose truth is known; both arrays have one value per component.
  public init(verdicts: [Verdict], isWrong: [Bool]) {
    precondition(
      verdicts.count == isWrong.count, "\(verdicts.count) verdicts, \(isWrong.count) truths")
    func group(isFlagged: Bool) -> Group {
      var count = 0
      var wrong = 0
      for (verdict, isWrong) in zip(verdicts, isWrong) where verdict.isFlagged == isFlagged {
        count += 1
        if isWrong { wrong += 1 }
      }
      return Group(count: count, noiseRate: count == 0 ? 0 : Double(wrong) / Double(count))
    }
    clean = group(isFlagged: false)
    noisy = group(isFlagged: true)
  }
}
