/// Why a theme file cannot be used.
public enum ThemeError: Error, Hashable, Sendable {
  /// The file cannot be read.
  case unreadable(path: String, reason: String)
  /// The file is not TOML.
  case syntax(path: String, line: Int, reason: String)
  /// An entry that themes do not have.
  case unknownKey(path: String, line: Int?, key: String)
  /// A value of the wrong kind or out of range.
  case badValue(path: String, line: Int?, key: String, expected: String)
}

extension ThemeError: CustomStringConvertible {
  /// The error in one line: file, place, what is wrong.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): the theme cannot be read: \(reason)"
    case .syntax(let path, let line, let reason):
      "\(path):\(line): not TOML: \(reason)"
    case .unknownKey(let path, let line, let key):
      "\(Self.place(path, line)): '\(key)' is not a theme entry; compare themes/standard.toml"
    case .badValue(let path, let line, let key, let expected):
      "\(Self.place(path, line)): '\(key)' must be \(expected)"
    }
  }

  private static func place(_ path: String, _ line: Int?) -> String {
    line.map { "\(path):\($0)" } ?? path
  }
}
