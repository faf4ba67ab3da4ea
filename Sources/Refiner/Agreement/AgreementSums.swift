/// Sums over subjects from which all coefficients of agreement follow, overall and of each category.
///
/// They add up over subjects, so that clusters can be summed once and then be drawn again and again.
struct AgreementSums: Sendable {
  /// Number of raters.
  let raters: Int
  /// Number of categories.
  let categories: Int
  /// The weights of all subjects; then for each category the weight on which two raters of a subject drawn
  /// at random differ about it; then for each category the weight of its share of a subject's ratings; then
  /// for each rater and category the weight that the rater gives it.
  ///
  /// [1 + categories * (2 + raters)].
  private(set) var values: [Double]

  /// Starts with no subjects.
  init(raters: Int, categories: Int) {
    self.raters = raters
    self.categories = categories
    values = Array(repeating: 0, count: 1 + categories * (2 + raters))
  }

  /// Sums a table; each subject counts 1 unless it is weighted.
  /// - Complexity: O(subjects * raters).
  init(_ table: RatingTable, weighted: Bool) {
    self.init(raters: table.raters, categories: table.categories)
    for subject in 0..<table.subjects {
      let weight = weighted ? table.weights[subject] : 1
      Self.forEachTerm(of: subject, in: table) { values[$0] += weight * $1 }
    }
  }

  /// Makes sums of their values.
  private init(raters: Int, categories: Int, values: [Double]) {
    self.raters = raters
    self.categories = categories
    self.values = values
  }

  /// Sets all sums to nothing.
  mutating func removeAll() {
    for index in values.indices { values[index] = 0 }
  }

  /// Adds terms of some cluster, `copies` times.
  mutating func add(_ terms: ArraySlice<(place: Int32, value: Double)>, copies: Double) {
    for term in terms { values[Int(term.place)] += copies * term.value }
  }

  /// What a subject of weight 1 adds, place by place.
  static func forEachTerm(
    of subject: Int, in table: RatingTable, _ body: (_ place: Int, _ value: Double) -> Void
  ) {
    let row = table.ratings(of: subject)
    let categories = table.categories
    let count = Double(row.count { $0 >= 0 })
    body(0, 1)
    for (place, rating) in zip(row.indices, row) where rating >= 0 {
      body(1 + categories * (2 + place - row.startIndex) + Int(rating), 1)
      guard !row[..<place].contains(rating) else { continue }
      let own = Double(row.count { $0 == rating })
      body(1 + Int(rating), 2 * own * (count - own) / (count * (count - 1)))
      body(1 + categories + Int(rating), own / count)
    }
  }

  /// The weight of all subjects.
  var total: Double { values[0] }

  /// The weight on which two raters of a subject, drawn at random, differ; of each difference both
  /// categories know.
  var disagreement: Double { values[1..<1 + categories].reduce(0, +) / 2 }

  /// The share of a category among the ratings of a subject, mean over subjects.
  func share(of category: Int) -> Double { values[1 + categories + category] / total }

  /// The weight that a rater gives each category.
  func given(by rater: Int) -> ArraySlice<Double> {
    let start = 1 + categories * (2 + rater)
    return values[start..<start + categories]
  }

  /// The sums of one category (1) against the rest (0).
  func oneAgainstRest(_ category: Int) -> AgreementSums {
    let differ = values[1 + category]
    let share = values[1 + categories + category]
    var binary = [total, differ, differ, total - share, share]
    for rater in 0..<raters {
      let given = given(by: rater)
      let own = given[given.startIndex + category]
      binary += [given.reduce(0, +) - own, own]
    }
    return AgreementSums(raters: raters, categories: 2, values: binary)
  }
}
