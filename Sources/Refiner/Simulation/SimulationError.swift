internal import Labels

/// Why a review cannot be simulated.
public enum SimulationError: Error, Hashable, Sendable {
  /// No label is wrong, or none right, among those that take part.
  case oneKind(folder: String, components: Int, wrong: Int)
  /// The order needs the confidence that the run lacks.
  case noConfidence(folder: String, order: EffortOrder)
}

extension SimulationError: CustomStringConvertible {
  /// The error in one line: the run, what is wrong, what to do.
  public var description: String {
    switch self {
    case .oneKind(let folder, let components, let wrong):
      """
      \(folder.sanitised): of \(components) components with known truth \(wrong) are wrong, and there \
      must be wrong and right ones; check --truth, or lower --minimum-area
      """
    case .noConfidence(let folder, let order):
      """
      \(folder.sanitised): order \(order.rawValue) needs confidence; refine with --confidence, or \
      choose another order
      """
    }
  }
}
