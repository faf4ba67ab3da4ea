import Foundation
import Testing

@testable import Refiner

@Suite struct AgreementTests {
  /// Subjects of two raters, each an image of its own, as often as a matrix says.
  private func table(_ counts: [[Int]], perImage: Int = 1) -> RatingTable {
    var table = RatingTable(raters: 2, categories: counts.count)
    for (first, row) in counts.enumerated() {
      for (second, count) in row.enumerated() {
        for _ in 0..<count {
          table.add(
            [Int16(first), Int16(second)], cluster: table.subjects / perImage, weight: 10)
        }
      }
    }
    return table
  }

  private func agreement(_ table: RatingTable) -> Agreement {
    Agreement(
      table, raters: (0..<table.raters).map { "rater \($0)" },
      names: (0..<table.categories).map { "\($0)" })
  }

  /// Feinstein, Cicchetti: "High agreement but low kappa", 1990, and Gwet 2008, table 2.
  @Test func kappaCollapsesWhereOneCategoryPrevailsAndAC1DoesNot() throws {
    let scores = agreement(table([[118, 5], [2, 0]])).overall.byComponent
    #expect(abs(try #require(scores.observed.value) - 0.944) < 1e-12)
    #expect(abs(try #require(scores.kappa.value) - -0.0234) < 5e-4)
    #expect(abs(try #require(scores.ac1.value) - 0.9408) < 5e-4)
  }

  @Test func perfectAgreementHasNoIntervalOfCoefficients() throws {
    let overall = agreement(table([[5, 0], [0, 4]])).overall
    for scores in [overall.byComponent, overall.byPixel] {
      #expect(scores.observed.value == 1)
      #expect(scores.kappa.value == 1)
      #expect(scores.ac1.value == 1)
    }
    #expect(overall.byComponent.kappa.interval == nil)
    #expect(overall.byComponent.ac1.interval == nil)
    // Nine of nine may still be seven of ten.
    let low = try #require(overall.byComponent.observed.interval?.low)
    #expect(abs(low - 0.7009) < 1e-4)
  }

  @Test func oneCategoryAloneHasNoChanceCorrection() throws {
    let agreement = agreement(table([[0, 0], [0, 7]]))
    #expect(agreement.overall.byComponent.observed.value == 1)
    #expect(agreement.overall.byComponent.kappa == AgreementScore(nil))
    #expect(agreement.overall.byComponent.ac1 == AgreementScore(nil))
    #expect(agreement.classes.map(\.name) == ["1"])
    // Against a rest that nobody chose, AC1 is defined and kappa is not.
    #expect(agreement.classes[0].byComponent.kappa.value == nil)
    #expect(agreement.classes[0].byComponent.ac1.value == 1)
  }

  @Test func totalDisagreementIsLessThanChance() throws {
    let scores = agreement(table([[0, 5], [5, 0]])).overall.byComponent
    #expect(scores.observed.value == 0)
    #expect(scores.kappa.value == -1)
    #expect(scores.ac1.value == -1)
  }

  @Test func nothingSharedIsNothingKnown() throws {
    var table = RatingTable(raters: 3, categories: 4)
    let added = [[1, -1, -1], [-1, -1, -1]].map { table.add($0, cluster: 1, weight: 5) }
    #expect(added == [false, false] && table.subjects == 0)
    let agreement = agreement(table)
    #expect(agreement.overall.components == 0)
    #expect(agreement.classes.isEmpty)
    for scores in [agreement.overall.byComponent, agreement.overall.byPixel] {
      #expect([scores.observed, scores.kappa, scores.ac1] == [.init(nil), .init(nil), .init(nil)])
    }
  }

  @Test func oneSubjectAndOneImageHaveNoIntervals() throws {
    let single = agreement(table([[1, 0], [0, 0]])).overall
    #expect(single.byComponent.observed.interval != nil)
    #expect(single.byComponent.ac1.interval == nil)
    let image = agreement(table([[6, 2], [1, 5]], perImage: 100)).overall
    #expect(image.byComponent.kappa.interval != nil)
    #expect(image.byPixel.kappa.value != nil)
    #expect(image.byPixel.kappa.interval == nil)
    #expect(image.byPixel.observed.interval == nil)
  }

  /// A rater who rated none of the shared subjects is no rater of them.
  @Test func aRaterWithoutRatingsChangesNothing() throws {
    var three = RatingTable(raters: 3, categories: 3)
    var two = RatingTable(raters: 2, categories: 3)
    var random = SplitMix64(seed: 4)
    for subject in 0..<60 {
      let row = (0..<2).map { _ in Int16.random(in: 0..<3, using: &random) }
      three.add([row[0], -1, row[1]], cluster: subject / 5, weight: 3)
      two.add(row, cluster: subject / 5, weight: 3)
    }
    let found = agreement(three)
    let expected = agreement(two)
    #expect(found.overall.byComponent.kappa.value == expected.overall.byComponent.kappa.value)
    #expect(found.classes.map(\.byPixel.ac1) == expected.classes.map(\.byPixel.ac1))
  }

  /// The binary sums of the bootstrap are those of the binary table.
  @Test func oneAgainstTheRestCommutesWithSumming() throws {
    var random = SplitMix64(seed: 9)
    var table = RatingTable(raters: 3, categories: 5)
    for subject in 0..<200 {
      table.add(
        (0..<3).map { _ in Int16.random(in: -1..<5, using: &random) }, cluster: subject / 7,
        weight: Double(Int.random(in: 1..<50, using: &random)))
    }
    for category in 0..<5 {
      let before = AgreementSums(table.oneAgainstRest(category), weighted: true)
      let after = AgreementSums(table, weighted: true).oneAgainstRest(category)
      let differences = zip(before.values, after.values).map { abs($0 - $1) }
      #expect(differences.allSatisfy { $0 < 1e-8 })
    }
    let shares = table.used
    #expect(shares.count == 5 && shares.allSatisfy { $0.subjects > 0 })
  }

  @Test func aJSONWithoutNaNComesBack() throws {
    let agreement = try ReviewerAgreement(
      table([[0, 0], [0, 7]]), reviewers: ["anna", "ben"], names: ["car", "bus"], workers: 2)
    #expect(agreement.pairs == [agreement.pooled])
    let data = try JSONEncoder().encode(agreement)
    #expect(String(decoding: data, as: UTF8.self).contains("\"kappa\":{\"value\":null"))
    #expect(try JSONDecoder().decode(ReviewerAgreement.self, from: data) == agreement)
  }

  @Test func everyTwoOfThreeAreMeasuredByThemselves() throws {
    var table = RatingTable(raters: 3, categories: 2)
    for subject in 0..<10 {
      table.add([0, 0, -1], cluster: subject, weight: 1)
      table.add([1, 1, -1], cluster: subject, weight: 1)
      table.add([-1, 0, 1], cluster: subject, weight: 1)
    }
    let agreement = try ReviewerAgreement(
      table, reviewers: ["anna", "ben", "cy"], names: ["car", "bus"], workers: 2)
    #expect(agreement.pairs.map(\.raters) == [["anna", "ben"], ["anna", "cy"], ["ben", "cy"]])
    #expect(agreement.pairs.map(\.overall.components) == [20, 0, 10])
    #expect(agreement.pairs.map(\.overall.byComponent.observed.value) == [1, nil, 0])
    #expect(agreement.pooled.overall.components == 30)
  }
}
