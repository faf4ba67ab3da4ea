import Labels
import Testing

@testable import Refiner

@Suite struct FusionAgreementTests {
  private func agreement(_ rows: [[UInt8]], classes: Int) throws -> FusionAgreement {
    let taxonomy = try testTaxonomy((0..<classes).map { "class-\($0)" })
    let maps = rows.map { LabelMap(width: $0.count, height: 1, ids: $0) }
    var agreement = FusionAgreement(taxonomy: taxonomy, setCount: rows.count)
    agreement.add(maps, fused: LabelFusion.fuse(maps, confidences: [], rule: .agree))
    return agreement
  }

  /// Cohen's kappa of 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no is 0.4: (0.7 - 0.5) / (1 - 0.5).
  @Test func kappaIsCohens() throws {
    let first = [UInt8](repeating: 0, count: 25) + [UInt8](repeating: 1, count: 25)
    let second =
      [UInt8](repeating: 0, count: 20) + [UInt8](repeating: 1, count: 5)
      + [UInt8](repeating: 0, count: 10) + [UInt8](repeating: 1, count: 15)
    let kappa = try #require(try agreement([first, second], classes: 2).kappa)
    #expect(abs(kappa - 0.4) < 1e-12)
  }

  @Test func voidTakesNoPartInKappaAndIoUButInAgreement() throws {
    let counts = try agreement([[0, 0, 1, 0, 255], [0, 1, 1, 255, 0]], classes: 3)
    #expect(counts.classes[0].pixels == [3, 2] && counts.classes[1].pixels == [1, 2])
    #expect(counts.classes[0].any == 4 && counts.classes[0].all == 1 && counts.classes[0].kept == 1)
    #expect(counts.classes[0].agreed == 0.25 && counts.classes[1].agreed == 0.5)
    #expect(counts.classes[2].agreed == nil)
    // Both known in three pixels: 0/0, 0/1, 1/1.
    #expect(counts.intersectionOverUnion(ofClassAt: 0) == 0.5)
    #expect(counts.intersectionOverUnion(ofClassAt: 1) == 0.5)
    #expect(counts.intersectionOverUnion(ofClassAt: 2) == nil)
    #expect(abs((counts.kappa ?? 0) - (2.0 / 3 - 4.0 / 9) / (1 - 4.0 / 9)) < 1e-12)
    #expect(counts.coverage == 0.4)
  }

  @Test func equalSetsAgreeWhollyAndChanceAloneHasNoKappa() throws {
    #expect(try agreement([[0, 1, 2], [0, 1, 2]], classes: 3).kappa == 1)
    #expect(try agreement([[0, 0], [0, 0]], classes: 3).kappa == nil)
    #expect(try agreement([[255], [0]], classes: 3).kappa == nil)
  }

  @Test func threeSetsAreComparedInPairs() throws {
    let counts = try agreement([[0, 0, 1], [0, 0, 1], [0, 1, 1]], classes: 2)
    #expect(counts.pairs.count == 3)
    #expect(counts.classes[0].any == 2 && counts.classes[0].all == 1)
    #expect(counts.classes[1].any == 2 && counts.classes[1].all == 1)
    // IoU of class 0: 1 for the first pair, 1/2 for the others.
    #expect(abs((counts.intersectionOverUnion(ofClassAt: 0) ?? 0) - 2.0 / 3) < 1e-12)
  }

  @Test func countsOfImagesAddUp() throws {
    var sum = try agreement([[0, 1, 255], [0, 0, 1]], classes: 2)
    sum += try agreement([[1, 1], [1, 255]], classes: 2)
    #expect(sum == (try agreement([[0, 1, 255, 1, 1], [0, 0, 1, 1, 255]], classes: 2)))
  }
}
