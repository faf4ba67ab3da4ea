import Refiner
import Testing

@Suite struct ComponentWeightsTests {
  @Test func theMeanWeightIsOne() {
    var random = SplitMix64(seed: 9)
    var weights = ComponentWeights(classCount: 3)
    let components = (0..<500).map { _ in
      (
        position: Int.random(in: 0..<2, using: &random),
        area: Int.random(in: 1...9000, using: &random)
      )
    }
    for component in components { weights.add(position: component.position, area: component.area) }
    let scale = weights.scale
    var sum: Float = 0
    for component in components {
      sum += weights.weight(position: component.position, area: component.area, scale: scale)
    }
    #expect(abs(sum / 500 - 1) < 1e-4)
  }

  @Test func largerComponentsAndRarerClassesCountMore() {
    var weights = ComponentWeights(classCount: 2)
    for _ in 0..<99 { weights.add(position: 0, area: 100) }
    weights.add(position: 1, area: 100)
    let scale = weights.scale
    let common = weights.weight(position: 0, area: 100, scale: scale)
    #expect(weights.weight(position: 0, area: 400, scale: scale) == common * 2)
    #expect(weights.weight(position: 1, area: 100, scale: scale) > common * 9)
  }
}
