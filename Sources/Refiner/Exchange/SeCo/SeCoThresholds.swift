internal import GRDB
internal import Labels

/// The quantile thresholds that the released V1 code writes beside every converted record.
///
/// Reference `seco-method.md` 1.3: of all losses and scores, within each predicted class ("local"), and
/// the mean over all components of their local threshold ("global").
internal struct SeCoThresholds: Hashable, Sendable {
  /// A threshold of losses and one of scores.
  internal struct Pair: Hashable, Sendable {
    internal var loss = 0.0
    internal var score = 0.0
  }

  /// Over all components.
  internal private(set) var all = Pair()
  /// Within each predicted class.
  internal private(set) var local: [ClassID: Pair] = [:]
  /// The mean of the components' local thresholds.
  internal private(set) var global = Pair()

  /// Takes the `ratio` quantile of losses and the `1 - ratio` quantile of scores.
  /// - Complexity: O(n log n).
  internal init(
    _ components: [(loss: Float, score: Float, prediction: ClassID)], ratio: Double
  ) {
    guard !components.isEmpty else { return }
    all = Self.pair(components, ratio: ratio)
    for (classID, members) in Dictionary(grouping: components, by: \.prediction) {
      let pair = Self.pair(members, ratio: ratio)
      local[classID] = pair
      let share = Double(members.count) / Double(components.count)
      global.loss += pair.loss * share
      global.score += pair.score * share
    }
  }

  /// The reference's `thr`: the value at place floor(n * ratio) of the sorted values, at most the last.
  internal static func quantile(_ values: [Float], _ ratio: Double) -> Double {
    precondition(!values.isEmpty && (0...1).contains(ratio), "\(ratio) of \(values.count) values")
    let place = min(Int(Double(values.count) * ratio), values.count - 1)
    return Double(values.sorted()[place])
  }

  private static func pair(
    _ components: [(loss: Float, score: Float, prediction: ClassID)], ratio: Double
  ) -> Pair {
    Pair(
      loss: quantile(components.map(\.loss), ratio),
      score: quantile(components.map(\.score), 1 - ratio))
  }
}

extension ReviewStore {
  /// The thresholds of a run's components.
  /// - Complexity: O(n log n); memory 12 bytes a component, unlike all else in an export.
  internal func secoThresholds(
    taxonomy: Taxonomy, ratio: Double
  ) throws(StoreError) -> SeCoThresholds {
    var found: [(loss: Float, score: Float, prediction: ClassID)] = []
    try read { database in
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT loss, posterior, component FROM judgement ORDER BY component")
      while let row = try cursor.next() {
        var posterior: [Float] = []
        guard FloatBlob.decode(try row.decode(atIndex: 1), into: &posterior),
          posterior.count == taxonomy.classes.count
        else {
          let id = try row.decode(Int.self, atIndex: 2)
          throw StoreError.damaged(path: path, reason: "the posterior of component \(id) is cut")
        }
        let best = posterior.indices.max { posterior[$0] < posterior[$1] } ?? 0
        let first = posterior.firstIndex(of: posterior[best]) ?? best
        found.append(
          (
            Float(try row.decode(Double.self, atIndex: 0)), posterior[first],
            taxonomy.classes[first].id
          ))
      }
    }
    return SeCoThresholds(found, ratio: ratio)
  }
}
