import Labels

/// An environment variable has a value that means nothing.
struct PreferencesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The variable.
  let variable: String
  /// Its value.
  let value: String
  /// What it may be.
  let expected: String

  /// The error in one line.
  var description: String {
    "\(variable)=\(value.sanitised) is not possible; it has to be \(expected)"
  }
}
