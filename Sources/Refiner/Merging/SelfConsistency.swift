internal import Labels

/// How far a reviewer agrees with an earlier self about components that came twice.
public struct SelfConsistency: Hashable, Sendable, Codable {
  /// The reviewer.
  public let reviewer: String
  /// Components that were decided both times.
  public let components: Int
  /// Those that got the same class both times.
  public let same: Int
  /// The agreement of the first time with the second; every component counts 1.
  public let scores: AgreementScores

  private init(reviewer: String, table: RatingTable) {
    self.reviewer = reviewer
    components = table.subjects
    same = (0..<table.subjects).count { subject in
      let row = table.ratings(of: subject)
      return row.first == row.last
    }
    scores = AgreementScores(
      table, sums: AgreementSums(table, weighted: false),
      scale: table.used.count { $0.subjects > 0 })
  }

  /// The consistency of all reviewers of sources with repeats, by name.
  static func all(of sources: [MergeSource], taxonomy: Taxonomy) -> [SelfConsistency] {
    var tables: [String: RatingTable] = [:]
    for source in sources {
      for pair in source.assignment?.repeats ?? [] {
        guard let second = source.state.sequence(of: pair.twin),
          let first = source.state.sequence(of: pair.original)
        else { continue }
        let (one, two) = (source.entries[first - 1], source.entries[second - 1])
        // Somebody else's first time says nothing of this reviewer.
        guard one.reviewer == two.reviewer else { continue }
        var table =
          tables[one.reviewer] ?? RatingTable(raters: 2, categories: taxonomy.ratingNames.count)
        table.add(
          [taxonomy.rating(of: one.classAfter), taxonomy.rating(of: two.classAfter)],
          cluster: one.image.rawValue, weight: 1)
        tables[one.reviewer] = table
      }
    }
    return tables.sorted { $0.key < $1.key }
      .map { SelfConsistency(reviewer: $0.key, table: $0.value) }
  }
}

extension Taxonomy {
  /// What components can be called: the classes, and void for those that are discarded.
  var ratingNames: [String] { classes.map(\.name) + ["void"] }

  /// The place of a class in ``ratingNames``.
  func rating(of id: ClassID) -> Int16 { Int16(position(of: id) ?? classes.count) }
}
