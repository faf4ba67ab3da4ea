/// Something that verifying found wrong.
public struct Finding: Hashable, Sendable, Codable {
  /// The file, and where it helps the row in it.
  public let file: String
  /// What is wrong.
  public let problem: String

  /// Makes a finding.
  public init(file: String, problem: String) {
    self.file = file
    self.problem = problem
  }
}

extension Finding: CustomStringConvertible {
  /// The finding in one line.
  public var description: String { "\(file): \(problem)" }
}
