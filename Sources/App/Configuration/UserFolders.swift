import FoundationEssentials

/// Where a user's own files are, by the XDG base directory specification.
struct UserFolders: Hashable, Sendable {
  private let environment: [String: String]

  /// Reads them from an environment.
  init(_ environment: [String: String]) { self.environment = environment }

  /// The folder of settings and themes; nil without a home.
  var configuration: String? { folder("XDG_CONFIG_HOME", below: ".config") }

  /// The folder of what the program remembers; nil without a home.
  var state: String? { folder("XDG_STATE_HOME", below: ".local/state") }

  /// The file of settings; nil without a home.
  var configurationFile: String? { configuration.map { $0 + "/config.toml" } }

  /// The specification wants relative paths to be ignored.
  private func folder(_ variable: String, below home: String) -> String? {
    if let path = environment[variable], path.hasPrefix("/") { return path + "/fleck" }
    return environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/\(home)/fleck" : nil }
  }
}
