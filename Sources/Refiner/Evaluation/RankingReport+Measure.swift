extension RankingReport {
  /// How many resamples an evaluation takes.
  public static let standardReplicates = 1000

  /// Measures `suspicions` and the baselines on the components whose truth is known.
  ///
  /// `confidences` are the components' mean confidences and `softMinimums` their soft minima, 0...1,
  /// nil when there are none. The `random` baseline is what an order without information is expected to
  /// score: precision equal to the share of the wrong, by count or by pixels. Intervals and comparisons
  /// come from `replicates` resamples of the components, the same for all orders; 0 for none. Nil when
  /// not both wrong and right components exist.
  /// - Complexity: O(n log n + replicates * n).
  public init?(
    suspicions: [Double], confidences: [Double]?, softMinimums: [Double]? = nil, isWrong: [Bool],
    areas: [Int], replicates: Int = 0, seed: UInt64 = 1
  ) {
    guard isWrong.contains(true), isWrong.contains(false) else { return nil }
    let pixels = areas.map { Double($0) }
    let doubts = confidences.map { $0.map { 1 - $0 } }
    let scores: [(name: String, values: [Double]?)] = [
      (Self.ownName, suspicions), (Self.gainName, zip(suspicions, pixels).map { $0 * $1 }),
      ("confidence", doubts), ("softmin", softMinimums.map { $0.map { 1 - $0 } }),
      ("area", pixels.map { -$0 }),
      ("confidenceArea", doubts.map { zip($0, pixels).map { $0 * $1 } }),
      ("random", pixels.map { _ in 0 }),
    ]
    let known = scores.compactMap { name, values in values.map { (name: name, values: $0) } }
    let orders = known.map { RankedOrder(scores: $0.values, isWrong: isWrong, areas: areas) }
    let bootstrap = RankingBootstrap(
      orders, isWrong: isWrong, replicates: replicates, seed: seed)
    var reports: [String: RankingReport] = [:]
    for (place, order) in orders.enumerated() {
      reports[known[place].name] = order.ranking().map {
        RankingReport($0, resamples: bootstrap.rankings[place], own: bootstrap.rankings[0])
      }
    }
    guard var own = reports.removeValue(forKey: Self.ownName) else { return nil }
    own.beaten = nil
    own.components = isWrong.count
    own.wrong = isWrong.count { $0 }
    own.orders = reports.removeValue(forKey: Self.gainName).map { [Self.gainName: $0] }
    own.baselines = reports
    self = own
  }

  private static let ownName = "suspicion"
  private static let gainName = "gain"

  private init(_ ranking: Ranking, resamples: [Ranking], own: [Ranking]) {
    self.init(ranking)
    guard !resamples.isEmpty else { return }
    intervals = RankingIntervals(resamples)
    beaten = RankingComparison(of: own, with: resamples)
  }
}
