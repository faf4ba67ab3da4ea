/// The random order from which every tenth component of the queue is taken.
///
/// What the model expects to be wrong is shown first, so what the reviewer has seen says little about
/// what is left. Components that were drawn at random from all undecided ones do: they tell how many
/// wrong ones the model overlooks. They stand among the others and look like them, so that they are
/// judged like them.
public struct HiddenSlice: Hashable, Sendable {
  /// One component of so many in the queue comes from the slice.
  public static let interval = 10

  /// The places of all components in random order.
  public let order: [Int]

  /// Makes the order of a run's components: the same one for the same ids and seed.
  /// - Complexity: O(n log n).
  public init(of ids: [ComponentID], seed: UInt64) {
    let keys = ids.map { id in
      var generator = SplitMix64(seed: seed ^ UInt64(bitPattern: Int64(id.rawValue)) &* 0x9E37)
      return generator.next()
    }
    order = ids.indices.sorted { (keys[$0], ids[$0]) < (keys[$1], ids[$1]) }
  }

  /// The seed that belongs to a run.
  public static func seed(ofRun id: String) -> UInt64 {
    // FNV-1a, so that similar ids give unlike orders.
    id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// Which decisions were random picks: those about the component that, when it was decided, came first
  /// in the order among all undecided ones.
  ///
  /// Whatever was decided before tells nothing about which component comes first, so such a decision is
  /// a draw from the undecided with equal chances. Components in `skipped` (put off by the reviewer)
  /// are passed over: an answer that never comes must not stop the count.
  /// - Complexity: O(n).
  public func picks(among decided: [Int], skipped: Set<Int> = []) -> [Int] {
    var isSeen = [Bool](repeating: false, count: order.count)
    for place in skipped { isSeen[place] = true }
    var first = 0
    var picks: [Int] = []
    for (time, place) in decided.enumerated() {
      while first < order.count, isSeen[order[first]] { first += 1 }
      if first < order.count, order[first] == place { picks.append(time) }
      isSeen[place] = true
    }
    return picks
  }
}
