internal import GRDB
internal import Labels

extension ReviewStore {
  /// The thresholds that the released V1 code writes beside every converted record, of a run's components.
  /// - Complexity: O(n log n); memory 13 bytes a component, unlike all else in an export.
  internal func ratioThresholds(
    taxonomy: Taxonomy, ratio: Double
  ) throws(StoreError) -> RatioThresholds {
    var samples = ComponentSamples(reserving: try judgementCount())
    try read { database in
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT loss, posterior, component FROM judgement WHERE component < ? ORDER BY component
          """, arguments: [try Self.bounds(in: database).component])
      while let row = try cursor.next() {
        var posterior: [Float] = []
        guard FloatBlob.decode(try row.decode(atIndex: 1), into: &posterior),
          posterior.count == taxonomy.classes.count
        else {
          let id = try row.decode(Int.self, atIndex: 2)
          throw StoreError.damaged(path: path, reason: "the posterior of component \(id) is cut")
        }
        let loss = Float(try row.decode(Double.self, atIndex: 0))
        let place = ComponentEvidence.prediction(of: posterior)
        samples.add(position: place, loss: loss, other: posterior[place])
      }
    }
    return RatioThresholds(of: samples, classCount: taxonomy.classes.count, ratio: ratio)
  }
}
