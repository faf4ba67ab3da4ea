import Foundation

extension Preferences {
  /// Reads the variables of an environment, such as `FLECK_PRESET`; an empty one says nothing.
  /// - Throws: `PreferencesError` for a value that is not possible.
  init(environment: [String: String]) throws(PreferencesError) {
    for key in Key.allCases {
      let name = "FLECK_" + key.rawValue.uppercased()
      guard let text = environment[name], !text.isEmpty else { continue }
      let isFlag = if case .flag = Self.standard(key) { true } else { false }
      let value: Value =
        switch text.lowercased() {
        case "1", "on", "true", "yes": isFlag ? .flag(true) : .text(text)
        case "0", "off", "false", "no": isFlag ? .flag(false) : .text(text)
        default: .text(text)
        }
      guard set(key, to: value) else {
        throw PreferencesError(variable: name, value: text, expected: key.expected)
      }
    }
  }

  /// What environment and the user's file say, the environment first.
  /// - Throws: `PreferencesError` that names the variable, `ConfigurationError` with line and key.
  static func usual(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Preferences {
    try Preferences(environment: environment)
      .filled(from: try Configuration.user(UserFolders(environment)).preferences)
  }
}
