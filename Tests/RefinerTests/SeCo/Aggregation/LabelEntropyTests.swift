import Labels
import RealModule
import Testing

@testable import Refiner

@Suite struct LabelEntropyTests {
  /// The map of the reference's test vectors: a block of class 13 above one of class 0, void around.
  static let reference: LabelMap = {
    var map = LabelMap(width: 96, height: 64)
    for y in 20..<40 {
      for x in 30..<50 { map[x, y] = ClassID(y < 30 ? 13 : 0) }
    }
    return map
  }()

  /// Reference `seco-method.md` 1.2.1.
  @Test(arguments: [(40, 24, 0.9586889), (40, 29, 0.6914141), (5, 5, 1.0966322)])
  func agreesWithTheReference(x: Int, y: Int, value: Double) {
    let entropy = LabelEntropy(Self.reference)
    #expect(abs(Double(entropy[x, y]) - value) < 2e-7)
  }

  @Test func voidHasTheHighestValueOfTheImage() throws {
    let entropy = LabelEntropy(Self.reference)
    #expect(entropy[5, 5] == entropy.values.max() && entropy[95, 63] == entropy[5, 5])
  }

  /// The plain twin: counts each window anew.
  static func plain(_ map: LabelMap, x: Int, y: Int) -> Double {
    var counts: [UInt8: Int] = [:]
    for row in max(0, y - 8)...min(map.height - 1, y + 8) {
      for column in max(0, x - 8)...min(map.width - 1, x + 8) {
        counts[map[column, row].rawValue, default: 0] += 1
      }
    }
    let total = Double(counts.values.reduce(0, +))
    return counts.values.reduce(0) { sum, count in
      let share = Double(count) / total
      return sum - share * Double.log(share + 1e-6)
    }
  }

  @Test func agreesWithCountingEachWindow() {
    var random = SplitMix64(seed: 31)
    for size in [(1, 1), (3, 40), (40, 3), (17, 17), (9, 25), (33, 20)] {
      let ids = (0..<size.0 * size.1).map { _ in
        [0, 3, 7, 200, 255][Int.random(in: 0..<5, using: &random)] as UInt8
      }
      let map = LabelMap(width: size.0, height: size.1, ids: ids)
      let entropy = LabelEntropy(map)
      for y in 0..<map.height {
        for x in 0..<map.width where !map[x, y].isVoid {
          #expect(abs(Double(entropy[x, y]) - Self.plain(map, x: x, y: y)) < 1e-6)
        }
      }
    }
  }

  @Test func sharesOfOtherClassesGiveTheSameValue() {
    let left = LabelMap(width: 3, height: 1, ids: [4, 4, 9])
    let right = LabelMap(width: 3, height: 1, ids: [2, 7, 7])
    #expect(LabelEntropy(left).values == LabelEntropy(right).values)
  }
}
