import Labels
import Testing

@testable import Refiner

@Suite struct QueueListingTests {
  private func item(_ id: Int, gain: Float) -> QueueItem {
    QueueItem(
      id: ComponentID(id), image: ImageID(1), classID: ClassID(0), suggestion: ClassID(1),
      verdict: .noise, area: 1, bounds: Rectangle(x: 0, y: 0, width: 1, height: 1), loss: 0, eta: 0,
      suspicion: 0, gain: gain, confidence: nil)
  }

  @Test func gainsSortDescendingAndTiesKeepTheirOrder() {
    var random = SplitMix64(seed: 3)
    let special: [Float] = [
      0, -0.0, 1, -1, .leastNonzeroMagnitude, 3e38, .infinity, -.infinity, 0.5, 1e-3,
    ]
    let items = (0..<5000).map { id in
      let pick = Int(random.next() % 40)
      let gain = pick < 10 ? special[pick] : Float(random.next() % 1000) * 0.37 - 80
      return item(id, gain: gain)
    }
    // Zeros are equal as gains, but their bits are not: the positive one comes first.
    func key(_ item: QueueItem) -> (Float, Int) {
      (item.gain, item.gain == 0 && item.gain.sign == .minus ? 0 : 1)
    }
    let expected = items.enumerated().sorted {
      let (left, right) = (key($0.element), key($1.element))
      return left == right ? $0.offset < $1.offset : left > right
    }
    #expect(QueueListing.sortedByGain(items) == expected.map(\.element))
    #expect(QueueListing.sortedByGain([]).isEmpty)
  }
}
