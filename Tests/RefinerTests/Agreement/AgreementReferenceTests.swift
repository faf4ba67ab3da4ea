import Foundation
import Testing

@testable import Refiner

/// Against irrCAC 0.4, statsmodels 0.15 and scikit-learn 1.9; `Benchmarks/peers/agreement.py` made the values.
@Suite struct AgreementReferenceTests {
  struct Coefficients: Decodable {
    let observed: Double
    let ac1: Double
    let ac1Error: Double
    let kappa: Double
    let kappaError: Double
  }

  struct Category: Decodable {
    let category: Int
    let bySubject: Coefficients
    let byWeight: Coefficients
  }

  struct Expected: Decodable {
    let bySubject: Coefficients
    let byWeight: Coefficients
    let categories: [Category]
  }

  struct Bootstrap: Decodable {
    let observed: [Double]
    let kappa: [Double]
    let ac1: [Double]
  }

  struct Pair: Decodable {
    let kappa: Double
    let kappaError: Double
    let wilson: [Double]
    let weightedKappa: Double
    let weightedObserved: Double
    let bootstrap: Bootstrap
  }

  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let ratings: [[Int16?]]
    let clusters: [Int]
    let weights: [Double]
    let expected: Expected
    let pair: Pair?

    var testDescription: String { name }

    var table: RatingTable {
      let categories = (ratings.joined().compactMap(\.self).max() ?? 0) + 1
      var table = RatingTable(raters: ratings[0].count, categories: Int(categories))
      for (place, row) in ratings.enumerated() {
        table.add(row.map { $0 ?? -1 }, cluster: clusters[place], weight: weights[place])
      }
      return table
    }

    var agreement: Agreement {
      let table = table
      return Agreement(
        table, raters: (0..<table.raters).map { "rater \($0)" },
        names: (0..<table.categories).map { "\($0)" })
    }
  }

  private static func cases() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/agreement/reference.json")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
  }

  private func expect(_ found: Double?, _ expected: Double, _ what: String) throws {
    #expect(abs(try #require(found, "\(what)") - expected) < 1e-9, "\(what)")
  }

  private func error(of score: AgreementScore, _ what: String) throws -> Double {
    // From the end that is not cut off at 1.
    let interval = try #require(score.interval, "\(what)")
    return (try #require(score.value) - interval.low) / 1.959_963_984_540_054
  }

  private func expect(_ scores: AgreementScores, _ expected: Coefficients, _ what: String) throws {
    try expect(scores.observed.value, expected.observed, "\(what): observed")
    try expect(scores.kappa.value, expected.kappa, "\(what): kappa")
    try expect(scores.ac1.value, expected.ac1, "\(what): AC1")
  }

  @Test(arguments: try cases())
  func componentsCountOnce(of sample: Case) throws {
    let agreement = sample.agreement
    let rows = [agreement.overall] + agreement.classes
    let expected = [sample.expected.bySubject] + sample.expected.categories.map(\.bySubject)
    #expect(rows.map(\.name) == ["all"] + sample.expected.categories.map { "\($0.category)" })
    for (row, expected) in zip(rows, expected) {
      try expect(row.byComponent, expected, row.name)
      try expect(error(of: row.byComponent.kappa, row.name), expected.kappaError, row.name)
      try expect(error(of: row.byComponent.ac1, row.name), expected.ac1Error, row.name)
    }
  }

  @Test(arguments: try cases())
  func pixelsWeigh(_ sample: Case) throws {
    let agreement = sample.agreement
    try expect(agreement.overall.byPixel, sample.expected.byWeight, "all")
    #expect(agreement.classes.count == sample.expected.categories.count)
    for (row, expected) in zip(agreement.classes, sample.expected.categories) {
      try expect(row.byPixel, expected.byWeight, row.name)
    }
  }

  @Test(arguments: try cases().filter { $0.pair != nil })
  func twoRatersAreCohens(_ sample: Case) throws {
    let pair = try #require(sample.pair)
    let overall = sample.agreement.overall
    let count = Double(sample.ratings.count)
    try expect(overall.byComponent.kappa.value, pair.kappa, "kappa")
    // Theirs is of n subjects, ours of n - 1, as irrCAC's.
    try expect(
      error(of: overall.byComponent.kappa, "kappa"),
      pair.kappaError * (count / (count - 1)).squareRoot(), "error")
    try expect(overall.byComponent.observed.interval?.low, pair.wilson[0], "low")
    try expect(overall.byComponent.observed.interval?.high, pair.wilson[1], "high")
    try expect(overall.byPixel.kappa.value, pair.weightedKappa, "weighted kappa")
    try expect(overall.byPixel.observed.value, pair.weightedObserved, "weighted observed")
  }

  /// Other draws than numpy's: an end of an interval of 2,000 draws moves by some hundredths of its width.
  @Test(arguments: try cases().filter { $0.pair != nil })
  func imagesAreDrawnTogether(_ sample: Case) throws {
    let pair = try #require(sample.pair)
    let scores = sample.agreement.overall.byPixel
    for (score, expected) in [
      (scores.observed, pair.bootstrap.observed), (scores.kappa, pair.bootstrap.kappa),
      (scores.ac1, pair.bootstrap.ac1),
    ] {
      let interval = try #require(score.interval)
      let tolerance = 0.06 * (expected[1] - expected[0])
      #expect(abs(interval.low - expected[0]) < tolerance)
      #expect(abs(interval.high - expected[1]) < tolerance)
    }
  }
}
