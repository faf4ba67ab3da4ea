/// A rule of thumb by which a component looks wrong, whatever the noise model says.
public enum LintRule: String, CaseIterable, Sendable, Codable {
  /// Next to no pixels.
  case tiny
  /// Long and thin.
  case sliver
  /// Only one other class all around.
  case enclosed
  /// Much of what its outer border holds is something else.
  case hole
  /// It touches a class that clean components of its class hardly ever touch.
  case neighbour
  /// A speck at the image's edge.
  case edge

  /// What the rule says of a component, in a few words.
  public var summary: String {
    switch self {
    case .tiny: "next to no pixels"
    case .sliver: "long and thin"
    case .enclosed: "one other class all around"
    case .hole: "full of holes"
    case .neighbour: "beside a class that its own hardly ever touches"
    case .edge: "a speck at the image's edge"
    }
  }
}

/// Some of the rules.
public struct LintRules: OptionSet, Hashable, Sendable {
  /// One bit per rule, in the order of `LintRule.allCases`.
  public let rawValue: UInt8

  /// Takes the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One rule.
  public init(_ rule: LintRule) {
    self.init(rawValue: 1 << UInt8(LintRule.allCases.firstIndex(of: rule) ?? 0))
  }

  /// All rules.
  public static let all = LintRules(rawValue: UInt8(1 << LintRule.allCases.count) - 1)

  /// Whether a rule is among them.
  public func contains(_ rule: LintRule) -> Bool { contains(LintRules(rule)) }

  /// The rules, in their order.
  public var rules: [LintRule] { LintRule.allCases.filter { contains($0) } }
}
