import Labels
import Refiner
import Testing

@Suite struct ConfusionMatrixTests {
  private func map(_ rows: [[UInt8]]) -> LabelMap {
    LabelMap(width: rows[0].count, height: rows.count, ids: rows.flatMap { $0 })
  }

  @Test func scoresAHandCountedImage() throws {
    var matrix = ConfusionMatrix(taxonomy: try testTaxonomy(["a", "b", "c"]))
    matrix.add(
      prediction: map([[0, 0, 1, 255], [0, 1, 1, 0]]),
      truth: map([[0, 1, 1, 1], [0, 1, 0, 255]]))
    // a: inter 2, union 2 + fp 1 + fn 1; b: inter 2, union 2 + fp 1 + fn 1; c: absent, counts as 0.
    #expect(matrix.intersectionOverUnion == [0.5, 0.5, 0])
    #expect(abs(matrix.meanIntersectionOverUnion - 1.0 / 3) < 1e-12)
    #expect(abs(matrix.accuracy - 4.0 / 6) < 1e-12)
    #expect(matrix.coverage == 7.0 / 8)
  }

  @Test func voidInThePredictionCostsCoverageOnly() throws {
    let taxonomy = try testTaxonomy(["a", "b"])
    var whole = ConfusionMatrix(taxonomy: taxonomy)
    whole.add(prediction: map([[0, 1]]), truth: map([[0, 1]]))
    var half = ConfusionMatrix(taxonomy: taxonomy)
    half.add(prediction: map([[0, 1, 255, 255]]), truth: map([[0, 1, 1, 0]]))
    #expect(half.intersectionOverUnion == whole.intersectionOverUnion)
    #expect(half.accuracy == 1 && half.coverage == 0.5)
  }

  @Test func idsOutsideTheTaxonomyAreVoid() throws {
    var matrix = ConfusionMatrix(taxonomy: try testTaxonomy(["a", "b"]))
    matrix.add(prediction: map([[0, 7, 1]]), truth: map([[0, 0, 9]]))
    #expect(matrix.intersectionOverUnion == [1, 0])
    #expect(matrix.coverage == 2.0 / 3)
  }

  @Test func emptyCountsAreZero() throws {
    let matrix = ConfusionMatrix(taxonomy: try testTaxonomy(["a"]))
    #expect(matrix.accuracy == 0 && matrix.coverage == 0)
    #expect(matrix.meanIntersectionOverUnion == 0)
  }

  @Test func partsAddUpToTheWhole() throws {
    let taxonomy = try testTaxonomy(["a", "b", "c", "d"])
    var random = SplitMix64(seed: 11)
    var whole = ConfusionMatrix(taxonomy: taxonomy)
    var sum = ConfusionMatrix(taxonomy: taxonomy)
    for _ in 0..<20 {
      let ids = { (random: inout SplitMix64) in
        (0..<48).map { _ in UInt8.random(in: 0...4, using: &random) }.map { $0 == 4 ? 255 : $0 }
      }
      let prediction = LabelMap(width: 8, height: 6, ids: ids(&random))
      let truth = LabelMap(width: 8, height: 6, ids: ids(&random))
      whole.add(prediction: prediction, truth: truth)
      var part = ConfusionMatrix(taxonomy: taxonomy)
      part.add(prediction: prediction, truth: truth)
      sum.add(part)
    }
    #expect(sum == whole)
    #expect(whole.totalPixels == 20 * 48)
  }
}
