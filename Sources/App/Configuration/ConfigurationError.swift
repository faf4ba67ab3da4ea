import Labels

/// What is wrong with the file of settings, and where.
struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  let path: String
  /// The line, from 1; nil when it is about the whole file.
  let line: Int?
  /// The dotted name of what is wrong; nil when it has none.
  let key: String?
  /// What is wrong and what is possible.
  let reason: String

  /// `FILE:LINE: key: reason`.
  var description: String {
    let place = path.sanitised + (line.map { ":\($0)" } ?? "")
    return place + ": " + (key.map { "\($0.sanitised): " } ?? "") + reason.sanitised
  }
}
