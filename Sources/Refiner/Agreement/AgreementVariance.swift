/// The large-sample variances of kappa and AC1, each subject counting 1.
///
/// Each is the variance of a mean of what every subject contributes to the coefficient. For two raters that
/// of kappa is Fleiss's, Cohen's and Everitt's ("Large sample standard errors of kappa and weighted kappa",
/// Psychological Bulletin 72, 1969) with n - 1 for n; with more, and with missing ratings, both are those of
/// Gwet ("Handbook of inter-rater reliability", 4th edition, 2014, chapters 2 and 5).
struct AgreementVariance: Sendable {
  /// The standard error of kappa; nil where kappa is, and for fewer than two subjects.
  let kappaError: Double?
  /// The standard error of AC1; nil where AC1 is, and for fewer than two subjects.
  let ac1Error: Double?

  /// Works both out.
  ///
  /// sums: of the table, unweighted.  scale: as ``AgreementCoefficients`` has it.
  /// - Complexity: O(subjects * raters + raters * categories).
  init(
    of table: RatingTable, sums: AgreementSums, coefficients: AgreementCoefficients, scale: Int
  ) {
    guard table.subjects > 1 else {
      (kappaError, ac1Error) = (nil, nil)
      return
    }
    let agreed = (0..<table.subjects).map { Self.agreement(of: table.ratings(of: $0)) }
    if let kappa = coefficients.kappa, let chance = coefficients.kappaChance {
      let conger = CongerChance(sums)
      kappaError = Self.error(of: kappa, chance: chance, agreed: agreed) { subject in
        conger.contribution(of: table.ratings(of: subject), subjects: sums.total)
      }
    } else {
      kappaError = nil
    }
    if let ac1 = coefficients.ac1, let chance = coefficients.ac1Chance {
      let rest = (0..<sums.categories).map { 1 - sums.share(of: $0) }
      ac1Error = Self.error(of: ac1, chance: chance, agreed: agreed) { subject in
        var (sum, count) = (0.0, 0.0)
        for rating in table.ratings(of: subject) where rating >= 0 {
          sum += rest[Int(rating)]
          count += 1
        }
        return sum / count / Double(scale - 1)
      }
    } else {
      ac1Error = nil
    }
  }

  /// P(two raters of a subject, drawn at random, agree).
  private static func agreement(of row: ArraySlice<Int16>) -> Double {
    var equal = 0
    var count = 0
    for (place, rating) in zip(row.indices, row) where rating >= 0 {
      count += 1
      equal += row[..<place].count { $0 == rating }
    }
    return Double(2 * equal) / Double(count * (count - 1))
  }

  /// The standard error of (observed - chance) / (1 - chance).
  private static func error(
    of coefficient: Double, chance: Double, agreed: [Double], chanceOf: (Int) -> Double
  ) -> Double {
    let count = Double(agreed.count)
    var squares = 0.0
    for (subject, agreed) in agreed.enumerated() {
      let own = (agreed - chance) / (1 - chance)
      let shift = 2 * (1 - coefficient) * (chanceOf(subject) - chance) / (1 - chance)
      let difference = own - shift - coefficient
      squares += difference * difference
    }
    return (squares / (count * (count - 1))).squareRoot()
  }
}

/// What each subject contributes to the agreement that Conger expects of chance.
private struct CongerChance {
  /// Of each rater and category: the sum of the other raters' shares of it.
  private var others: [[Double]] = []
  /// Of each rater: the mean of that over what the rater gave.
  private var means: [Double] = []
  /// Of each rater: the number of subjects rated.
  private var numbers: [Double] = []
  private let raters: Double

  init(_ sums: AgreementSums) {
    var shares: [[Double]] = []
    var all = [Double](repeating: 0, count: sums.categories)
    for rater in 0..<sums.raters {
      let given = sums.given(by: rater)
      let number = given.reduce(0, +)
      numbers.append(number)
      shares.append(given.map { number > 0 ? $0 / number : 0 })
      for (category, share) in shares[rater].enumerated() { all[category] += share }
    }
    raters = Double(numbers.count { $0 > 0 })
    for share in shares {
      let other = zip(all, share).map { $0 - $1 }
      means.append(zip(share, other).reduce(0) { $0 + $1.0 * $1.1 })
      others.append(other)
    }
  }

  func contribution(of row: ArraySlice<Int16>, subjects: Double) -> Double {
    var sum = 0.0
    for (rater, rating) in row.enumerated() where numbers[rater] > 0 {
      sum += means[rater]
      guard rating >= 0 else { continue }
      sum += subjects / numbers[rater] * (others[rater][Int(rating)] - means[rater])
    }
    return sum / (raters * (raters - 1))
  }
}
