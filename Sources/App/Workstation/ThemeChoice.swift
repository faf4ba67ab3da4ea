import Foundation
import Labels
import Render

/// Finds the theme that was asked for.
enum ThemeChoice {
  /// Reads a theme by path (`my/theme.toml`) or by name; without one, the built-in one.
  /// - Throws: `ThemeError` for a broken file, `ThemeMissing` for an unknown name.
  static func theme(
    named name: String?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Theme {
    guard let name, name != Theme.builtIn.name else { return .builtIn }
    if name.contains("/") || name.hasSuffix(".toml") { return try Theme.load(name) }
    let own = UserFolders(environment).configuration
    let folders = (own.map { [$0] } ?? []) + DataFolder.standard.candidates
    guard let path = DataFolder(candidates: folders).path("themes/\(name).toml") else {
      throw ThemeMissing(name: name)
    }
    return try Theme.load(path)
  }
}

extension ThemeChoice {
  /// The names of all themes: the ones that come with the program in their order, then the user's own.
  static func names(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [String] {
    let own = UserFolders(environment).configuration.map { [$0] } ?? []
    let found = Set(
      DataFolder.standard.names(in: "themes") + DataFolder(candidates: own).names(in: "themes"))
    let known = ["standard", "safe", "light", "contrast", "mono"]
    return known.filter { found.contains($0) || $0 == Theme.builtIn.name }
      + found.subtracting(known).sorted()
  }
}

/// No theme has this name.
struct ThemeMissing: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name asked for.
  let name: String

  /// The error in one line.
  var description: String {
    "no theme is called '\(name.sanitised)'; give one of standard, safe, light, contrast, mono, "
      + "or the path of a .toml file"
  }
}
