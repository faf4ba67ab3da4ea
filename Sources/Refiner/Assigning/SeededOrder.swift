/// A random order that follows from a run, its reviewers, a seed and a purpose; the place of one element
/// does not depend on the others.
struct SeededOrder: Sendable {
  private let seed: UInt64

  /// An order for a purpose, such as `shared`.
  init(_ purpose: String, runID: String, settings: AssignmentSettings) {
    var text = "fleck assign 1\n\(purpose)\n\(runID)\n\(settings.seed)\n"
    for name in settings.reviewers.names.sorted(by: Self.precedes) {
      text += "\(name.utf8.count):\(name)"
    }
    seed = UInt64(FileDigest.sha256(text.utf8).prefix(16), radix: 16) ?? 0
  }

  /// Elements in this order; each is known by a number that no other one has.
  func sorted<Element>(_ elements: [Element], by number: (Element) -> Int) -> [Element] {
    elements.map { element in
      let number = number(element)
      var generator = SplitMix64(seed: seed ^ UInt64(bitPattern: Int64(number)) &* 0x9E37)
      return (key: generator.next(), number: number, element: element)
    }.sorted { ($0.key, $0.number) < ($1.key, $1.number) }.map(\.element)
  }

  /// Names by their bytes, the same on every machine.
  static func precedes(_ first: String, _ second: String) -> Bool {
    Array(first.utf8).lexicographicallyPrecedes(second.utf8)
  }
}

extension Double {
  /// This share of a number, rounded up.
  func share(of count: Int) -> Int {
    // Ten per cent of thirty are three, whatever 0.1 is in binary.
    min(count, Int((self * Double(count) - 1e-9).rounded(.up)))
  }
}
