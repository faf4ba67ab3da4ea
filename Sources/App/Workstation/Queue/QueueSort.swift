import Labels
import Refiner

/// The order in which a queue is shown.
struct QueueSort: Hashable, Sendable {
  /// What components are sorted by.
  enum Key: String, CaseIterable, Sendable {
    /// Expected wrong pixels, what was decided first: the order that the queue begins with and that is
    /// learnt from decisions.
    case gain
    case suspicion, area, `class`, image, disagreement, confidence, loss
  }

  /// What components are sorted by.
  let key: Key
  /// Whether the order is turned around.
  let isReversed: Bool

  /// The order that a queue begins with.
  static let standard = QueueSort(.gain)

  /// Makes an order: the most suspicious, largest, least confident first; classes and images as listed.
  init(_ key: Key, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }

  /// Whether it is the order by gain that is learnt and keeps what was decided on top.
  var isLearned: Bool { key == .gain && !isReversed }

  /// Whether a new ranking changes it.
  var followsRanking: Bool { key == .gain || key == .suspicion }

  /// In a few words, `by area` or `by area, reversed`.
  var text: String { "by \(key.rawValue)" + (isReversed ? ", reversed" : "") }

  /// Sorts places of a catalogue; ties, and what has no value, which comes last, keep their order.
  ///
  /// - Complexity: O(n log n), on 8-byte keys; 100,000 take some ten milliseconds.
  func sorted(_ places: [Int32], in catalogue: QueueCatalogue) -> [Int32] {
    var keys: [UInt64] = []
    keys.reserveCapacity(places.count)
    for (index, place) in places.enumerated() {
      let rank = rank(of: catalogue.facts(at: Int(place)))
        .map { min(isReversed ? ~$0 : $0, .max - 1) }
      keys.append(UInt64(rank ?? .max) << 32 | UInt64(index))
    }
    keys.sort()
    return keys.map { places[Int($0 & 0xFFFF_FFFF)] }
  }

  /// What is sorted by, ascending; nil when it is not known.
  private func rank(of facts: ComponentFacts) -> UInt32? {
    switch key {
    case .class: UInt32(facts.item.classID.rawValue)
    case .image: UInt32(clamping: facts.item.image.rawValue)
    case .confidence: facts.item.confidence.map(\.orderedBits)
    case .gain: ~facts.item.gain.orderedBits
    case .suspicion: ~facts.item.suspicion.orderedBits
    case .area: ~UInt32(clamping: facts.item.area)
    case .disagreement: facts.disagreement.map { ~$0.orderedBits }
    case .loss: ~facts.item.loss.orderedBits
    }
  }
}

extension Float {
  /// Bits that order like the numbers.
  fileprivate var orderedBits: UInt32 {
    bitPattern & 0x8000_0000 == 0 ? bitPattern | 0x8000_0000 : ~bitPattern
  }
}
