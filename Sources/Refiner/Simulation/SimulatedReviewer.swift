internal import Labels

/// Who decides in a simulation.
public enum SimulatedReviewer: Hashable, Sendable {
  /// Somebody who is always right: wrong labels become the true class, right ones are kept.
  case oracle
  /// Somebody who is mistaken about a component with this probability, 0...1: keeps a wrong label, or
  /// relabels a right one to the class that the classifier likes best besides.
  case noisy(Double)

  /// Reads `oracle` or `noisy:P`; nil for anything else.
  public init?(_ text: String) {
    if text == "oracle" {
      self = .oracle
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "noisy", let chance = Double(parts[1]),
      (0...1).contains(chance)
    else { return nil }
    self = .noisy(chance)
  }

  /// The reviewer as ``init(_:)`` reads it.
  public var text: String {
    switch self {
    case .oracle: "oracle"
    case .noisy(let chance): "noisy:\(chance)"
    }
  }

  /// The class that each component has after its decision, whenever that comes.
  ///
  /// The mistakes depend on the seed alone, so that all orders meet the same ones.
  func classesAfter(_ components: [SimulatedComponent], seed: UInt64) -> [ClassID] {
    var random = SplitMix64(seed: seed ^ 0x6E6F_6973_65)
    return components.map { component in
      switch self {
      case .oracle: return component.trueClass
      case .noisy(let chance):
        guard Double.random(in: 0..<1, using: &random) < chance else { return component.trueClass }
        return component.isWrong ? component.classID : component.otherClass
      }
    }
  }
}
