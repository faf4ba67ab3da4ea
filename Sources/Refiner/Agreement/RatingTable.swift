internal import Labels

/// What several raters call the same subjects: nominal categories, of which any may be missing.
///
/// Subjects with fewer than two ratings say nothing about agreement and are passed over. Each subject has a
/// weight, such as its pixels, and belongs to a cluster, such as its image: what is drawn together when
/// intervals are resampled.
struct RatingTable: Sendable {
  /// Number of raters, two or more.
  let raters: Int
  /// Number of categories: ratings are 0..<categories.
  let categories: Int
  /// [subjects, raters], subject by subject; -1 where a rater said nothing.
  private(set) var ratings: [Int16] = []
  /// The weight of each subject, more than 0.
  private(set) var weights: [Double] = []
  /// The cluster of each subject, 0..<``clusters``.
  private(set) var clusterOf: [Int32] = []
  /// Number of clusters that have subjects.
  var clusters: Int { places.count }
  /// Number of subjects with two ratings or more.
  var subjects: Int { weights.count }
  private var places: [Int: Int32] = [:]

  /// Starts an empty table.
  init(raters: Int, categories: Int) {
    precondition(raters > 1 && (1...Int(Int16.max)).contains(categories))
    self.raters = raters
    self.categories = categories
  }

  /// Adds a subject unless fewer than two rated it.
  ///
  /// ratings: [raters], -1 for none.  cluster: any key.
  /// - Returns: Whether it was added.
  @discardableResult
  mutating func add(_ subject: some Collection<Int16>, cluster: Int, weight: Double) -> Bool {
    precondition(subject.count == raters, "\(subject.count) ratings by \(raters) raters")
    precondition(weight > 0, "A subject of weight \(weight)")
    guard subject.count(where: { $0 >= 0 }) > 1 else { return false }
    let next = Int32(places.count)
    clusterOf.append(places[cluster, default: next])
    places[cluster] = clusterOf[clusterOf.count - 1]
    ratings.append(contentsOf: subject)
    weights.append(weight)
    return true
  }

  /// The ratings of a subject.
  func ratings(of subject: Int) -> ArraySlice<Int16> {
    ratings[subject * raters..<(subject + 1) * raters]
  }

  /// The ratings of two raters.
  func pair(_ first: Int, _ second: Int) -> RatingTable {
    var table = RatingTable(raters: 2, categories: categories)
    for subject in 0..<subjects {
      let row = subject * raters
      table.add(
        [ratings[row + first], ratings[row + second]], cluster: Int(clusterOf[subject]),
        weight: weights[subject])
    }
    return table
  }

  /// One category against the rest: 1 for it, 0 for every other.
  func oneAgainstRest(_ category: Int) -> RatingTable {
    var table = RatingTable(raters: raters, categories: 2)
    table.places = places
    table.clusterOf = clusterOf
    table.weights = weights
    table.ratings = ratings.map { $0 < 0 ? -1 : $0 == category ? 1 : 0 }
    return table
  }

  /// Number and weight of the subjects that at least one rater gives a category, by category.
  var used: [(subjects: Int, weight: Double)] {
    var used = [(subjects: Int, weight: Double)](repeating: (0, 0), count: categories)
    for subject in 0..<subjects {
      let row = ratings(of: subject)
      for (place, rating) in zip(row.indices, row) where rating >= 0 {
        // Each category of the subject once: where no earlier rater has it.
        guard !row[..<place].contains(rating) else { continue }
        used[Int(rating)].subjects += 1
        used[Int(rating)].weight += weights[subject]
      }
    }
    return used
  }
}
