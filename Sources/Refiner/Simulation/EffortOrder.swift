/// The order in which a simulated reviewer goes through the components.
public enum EffortOrder: String, CaseIterable, Hashable, Sendable, Codable {
  /// Learnt suspicion times pixels, as the queue of a review; a share of the places from the hidden slice.
  case gain
  /// Learnt suspicion alone, with the same share.
  case suspicion
  /// By chance: the order of the hidden slice.
  case random
  /// The least confident first.
  case confidence
  /// The largest first.
  case area
  /// The most doubt, 1 - confidence, times pixels first.
  case confidenceArea = "confidence-area"
  /// The wrong ones first, the largest of them first: no order fixes pixels faster.
  case oracle

  /// The orders that need no learning, with which others are compared.
  public static let simple: [EffortOrder] = [.confidence, .area, .confidenceArea]

  /// Whether it follows from the decisions so far.
  public var isLearned: Bool { self == .gain || self == .suspicion }
  /// Whether it needs the run's confidence.
  public var needsConfidence: Bool { self == .confidence || self == .confidenceArea }

  /// How early a component comes: higher first, ties by place; nil for orders that do not depend on the
  /// component alone, or need a confidence that it lacks.
  func score(of component: SimulatedComponent) -> Double? {
    switch self {
    case .gain, .suspicion, .random: nil
    case .confidence: component.confidence.map { -Double($0) }
    case .area: Double(component.area)
    case .confidenceArea:
      component.confidence.map { (1 - Double($0)) * Double(component.area) }
    // Negative for right ones, so that they come last.
    case .oracle:
      component.isWrong ? Double(component.area) : -1 / Double(component.area)
    }
  }

  /// The places of values, the highest first; equal ones in the order of their places.
  static func descending(_ values: [Double]) -> [Int] {
    values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
  }
}
