/// The coefficients of agreement of a table: %-agreement, kappa and AC1, for two raters or more.
///
/// Nil where they are not defined: without subjects, and where chance alone would always agree.
struct AgreementCoefficients: Hashable, Sendable {
  /// P(two raters of a subject, drawn at random, agree), 0...1.
  let observed: Double?
  /// The agreement that Conger expects of chance: P(equal categories) of two different raters, each drawing
  /// from what they gave.
  let kappaChance: Double?
  /// The agreement that Gwet expects of chance.
  let ac1Chance: Double?

  /// From this agreement by chance on there is nothing left to agree on.
  private static let certainty = 1 - 1e-12

  /// Works the coefficients out.
  ///
  /// scale: number of categories to choose from; those that nobody uses would make AC1 larger.
  /// - Complexity: O(raters * categories).
  init(_ sums: AgreementSums, scale: Int) {
    guard sums.total > 0 else {
      (observed, kappaChance, ac1Chance) = (nil, nil, nil)
      return
    }
    observed = 1 - sums.disagreement / sums.total
    kappaChance = Self.conger(sums)
    ac1Chance = scale > 1 ? Self.gwet(sums, scale: scale) : nil
  }

  /// Cohen's kappa; of more than two raters, Conger's: 1 for perfect agreement, 0 for what chance gives.
  ///
  /// J. Cohen: "A coefficient of agreement for nominal scales", 1960.  A. J. Conger: "Integration and
  /// generalization of kappas for multiple raters", Psychological Bulletin 88, 1980.
  var kappa: Double? { Self.beyond(kappaChance, observed) }

  /// Gwet's AC1, which does not collapse when one category is nearly always right.
  ///
  /// K. L. Gwet: "Computing inter-rater reliability and its variance in the presence of high agreement",
  /// British Journal of Mathematical and Statistical Psychology 61, 2008.
  var ac1: Double? { Self.beyond(ac1Chance, observed) }

  private static func beyond(_ chance: Double?, _ observed: Double?) -> Double? {
    guard let chance, let observed, chance < certainty else { return nil }
    return (observed - chance) / (1 - chance)
  }

  private static func conger(_ sums: AgreementSums) -> Double? {
    var all = [Double](repeating: 0, count: sums.categories)
    var squares = 0.0
    var raters = 0.0
    for rater in 0..<sums.raters {
      let given = sums.given(by: rater)
      let number = given.reduce(0, +)
      guard number > 0 else { continue }
      raters += 1
      for (category, weight) in given.enumerated() where weight > 0 {
        let share = weight / number
        all[category] += share
        squares += share * share
      }
    }
    guard raters > 1 else { return nil }
    return (all.reduce(0) { $0 + $1 * $1 } - squares) / (raters * (raters - 1))
  }

  private static func gwet(_ sums: AgreementSums, scale: Int) -> Double {
    var hard = 0.0
    for category in 0..<sums.categories {
      let share = sums.share(of: category)
      hard += share * (1 - share)
    }
    return hard / Double(scale - 1)
  }
}
