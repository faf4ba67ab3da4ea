import Labels

/// What is wrong with a script, and where.
struct ScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The script's path as given, `-` for standard input.
  let file: String
  /// The line, from 1; 0 when it is about the whole file.
  let line: Int
  /// What is wrong and what to do.
  let reason: String

  /// `FILE:LINE: reason`.
  var description: String {
    line > 0
      ? "\(file.sanitised):\(line): \(reason.sanitised)"
      : "\(file.sanitised): \(reason.sanitised)"
  }
}
