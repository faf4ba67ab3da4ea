import Labels
import Testing

@testable import Refiner

@Suite struct LabelFusionTests {
  private func row(_ ids: UInt8...) -> LabelMap {
    LabelMap(width: ids.count, height: 1, ids: ids)
  }

  @Test func twoSetsKeepWhatBothSay() {
    let maps = [row(1, 1, 255, 2, 255), row(1, 2, 2, 255, 255)]
    let expected = row(1, 255, 255, 255, 255)
    #expect(LabelFusion.fuse(maps, confidences: [], rule: .agree) == expected)
    #expect(LabelFusion.fuse(maps, confidences: [], rule: .majority) == expected)
  }

  @Test func threeSetsNeedAllOrMoreThanHalf() {
    let maps = [row(1, 1, 1, 255, 3), row(1, 2, 1, 255, 255), row(1, 3, 2, 4, 3)]
    #expect(LabelFusion.fuse(maps, confidences: [], rule: .agree) == row(1, 255, 255, 255, 255))
    #expect(LabelFusion.fuse(maps, confidences: [], rule: .majority) == row(1, 255, 1, 255, 3))
  }

  @Test func halfOfFourIsNoMajority() {
    let maps = [row(1, 1), row(1, 1), row(2, 1), row(3, 2)]
    #expect(LabelFusion.fuse(maps, confidences: [], rule: .majority) == row(255, 1))
  }

  @Test func theSurestSetWinsAndVoidNever() {
    let maps = [row(1, 1, 255, 1, 255), row(2, 2, 2, 255, 255)]
    let sure = [[10, 20, 65535, 0, 9], [11, 20, 0, 65535, 9]].map {
      ConfidenceMap(width: 5, height: 1, values: $0.map { UInt16($0) })
    }
    #expect(
      LabelFusion.fuse(maps, confidences: sure, rule: .confidence) == row(2, 1, 2, 1, 255))
  }

  @Test(arguments: FusionRule.allCases)
  func aPixelsClassIsAlwaysOneOfItsSets(rule: FusionRule) {
    var generator = SplitMix64(seed: 11)
    for count in 2...5 {
      let maps = (0..<count).map { _ in
        LabelMap(
          width: 40, height: 5,
          ids: (0..<200).map { _ in [0, 1, 255].randomElement(using: &generator) ?? 0 })
      }
      let confidences = maps.map { _ in
        ConfidenceMap(
          width: 40, height: 5,
          values: (0..<200).map { _ in UInt16.random(in: 0...9, using: &generator) })
      }
      let fused = LabelFusion.fuse(
        maps, confidences: rule == .confidence ? confidences : [], rule: rule)
      for index in fused.ids.indices {
        let votes = maps.count { $0.ids[index] == fused.ids[index] }
        let isAny = maps.contains { $0.ids[index] != 255 }
        switch rule {
        case .agree: #expect(fused.ids[index] == 255 || votes == count)
        case .majority: #expect(fused.ids[index] == 255 || votes * 2 > count)
        case .confidence: #expect(votes > 0 && (fused.ids[index] != 255) == isAny)
        }
      }
    }
  }
}
