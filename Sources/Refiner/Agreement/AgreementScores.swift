/// How far raters agree on the same subjects, in three coefficients.
public struct AgreementScores: Hashable, Sendable, Codable {
  /// P(two raters of a subject, drawn at random, agree), 0...1.
  public var observed: AgreementScore
  /// Cohen's kappa; of more than two raters, Conger's.
  ///
  /// At most 1; 0 for what chance gives.
  public var kappa: AgreementScore
  /// Gwet's AC1.
  ///
  /// At most 1; 0 for what chance gives.
  public var ac1: AgreementScore

  /// The normal distribution's 97.5 % quantile.
  static let z = 1.959_963_984_540_054

  /// Takes the coefficients of a table, each subject counting 1, with analytic intervals.
  ///
  /// %-agreement has Wilson's interval; kappa and AC1 that of their large-sample variance.
  /// - Complexity: As ``AgreementVariance``.
  init(_ table: RatingTable, sums: AgreementSums, scale: Int) {
    let found = AgreementCoefficients(sums, scale: scale)
    let variance = AgreementVariance(of: table, sums: sums, coefficients: found, scale: scale)
    observed = AgreementScore(
      found.observed,
      interval: found.observed.map {
        ScoreInterval(wilson: min(1, max(0, $0)), of: Double(table.subjects), z: Self.z)
      })
    kappa = AgreementScore(found.kappa, interval: Self.around(found.kappa, variance.kappaError))
    ac1 = AgreementScore(found.ac1, interval: Self.around(found.ac1, variance.ac1Error))
  }

  /// Takes coefficients with the middle 95 % of their values in resamples.
  ///
  /// A resample that leaves a coefficient undefined is left out; where more than a tenth do, there is no
  /// interval.
  init(_ found: AgreementCoefficients, resamples: [AgreementCoefficients]) {
    func score(_ value: (AgreementCoefficients) -> Double?) -> AgreementScore {
      let values = resamples.compactMap(value)
      let isEnough = !values.isEmpty && values.count * 10 >= resamples.count * 9
      return AgreementScore(
        value(found), interval: isEnough ? ScoreInterval(of: values, coverage: 0.95) : nil)
    }
    observed = score(\.observed)
    kappa = score(\.kappa)
    ac1 = score(\.ac1)
  }

  /// An error of nothing, as where all agree, says nothing of what other subjects would give.
  private static func around(_ value: Double?, _ error: Double?) -> ScoreInterval? {
    guard let value, let error, error > 1e-12 else { return nil }
    return ScoreInterval(low: max(-1, value - z * error), high: min(1, value + z * error))
  }
}
