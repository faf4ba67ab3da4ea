internal import Labels

/// Names of reviewers that can each be the name of a folder and of nobody else.
public struct ReviewerNames: Hashable, Sendable {
  /// The longest name, in bytes of UTF-8.
  public static let longest = 64

  /// The names in the order in which they were given.
  public let names: [String]

  /// Checks names.
  /// - Throws: `AssignmentError.noReviewers`, `.badName` or `.sameName`.
  public init(_ names: [String]) throws(AssignmentError) {
    guard !names.isEmpty else { throw .noReviewers }
    var known: [String: String] = [:]
    for name in names {
      if let problem = Self.problem(of: name) { throw .badName(name, problem: problem) }
      // Some file systems do not tell letters by their case.
      if let other = known.updateValue(name, forKey: name.lowercased()) {
        throw .sameName(name, other: other)
      }
    }
    self.names = names
  }

  /// Reads a list such as `anna,ben,carl`; spaces around a name do not count.
  /// - Throws: As ``init(_:)``.
  public init(list: String) throws(AssignmentError) {
    let names = list.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    try self.init(list.isEmpty ? [] : names)
  }

  /// Why a name cannot be a reviewer's; nil when it can.
  public static func problem(of name: String) -> String? {
    if name.isEmpty { return "is empty" }
    if name.utf8.count > longest { return "is longer than \(longest) bytes" }
    if name.utf8.contains(UInt8(ascii: "/")) { return "holds a '/'" }
    if name.unicodeScalars.contains(where: \.isControl) { return "holds control characters" }
    if name.hasPrefix(".") { return "begins with a dot" }
    if name.lowercased() == MergedRow.reviewer { return "is how merging signs its own rows" }
    if name.lowercased() == RunPath.leases { return "is the name of the folder of leases" }
    return nil
  }
}
