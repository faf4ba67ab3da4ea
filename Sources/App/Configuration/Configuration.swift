import FoundationEssentials

/// The user's file of settings: preferences and keys.
struct Configuration: Sendable {
  /// Where it was read from; nil when there is none.
  let path: String?
  /// What it says of the workstation.
  var preferences = Preferences()
  /// The keys that it gives to commands, instead of those of the preset.
  var keys: [Command: [KeySequence]] = [:]
  /// The lines in which things stand, from 1, by their dotted names such as `keys.review.keep`.
  var lines: [String: Int] = [:]

  /// No file is longer; what is, is something else.
  private static let maximumBytes = 1 << 20

  /// A configuration that says nothing.
  init(path: String?) { self.path = path }

  /// Reads the user's file; without one, nothing is set.
  /// - Throws: `ConfigurationError`, which names file, line and key.
  static func user(_ folders: UserFolders) throws(ConfigurationError) -> Configuration {
    guard let path = folders.configurationFile, FileManager.default.fileExists(atPath: path) else {
      return Configuration(path: nil)
    }
    func unreadable(_ reason: String) -> ConfigurationError {
      ConfigurationError(path: path, line: nil, key: nil, reason: reason)
    }
    let manager = FileManager.default
    // Looked at before it is opened, so that a pipe or a huge file is not read.
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    let kind = (try? manager.attributesOfItem(atPath: real))?[.type] as? FileAttributeType
    guard kind == .typeRegular else { throw unreadable("is not a regular file") }
    guard let data = manager.contents(atPath: path) else {
      throw unreadable("cannot be read; check its permissions")
    }
    guard data.count <= maximumBytes, !data.contains(0),
      let text = String(validating: data, as: UTF8.self)
    else { throw unreadable("is not a text of at most 1 MiB in UTF-8") }
    return try Configuration(text: text, path: path)
  }

  /// The key map that it makes of a preset, its own unless another was asked for.
  /// - Throws: `ConfigurationError` when its keys do not fit together.
  func keymap(_ asked: KeymapPreset? = nil) throws(ConfigurationError) -> Keymap {
    let preset = asked ?? preferences.preset ?? .review
    do {
      return try Keymap(preset, changes: keys)
    } catch {
      let places = error.commands.map { (Self.name(of: $0), lines[Self.name(of: $0)]) }
      let found = places.filter { $0.1 != nil }
      let others = found.dropFirst().compactMap { $0.1.map { "line \($0)" } }
      let lacking =
        found.count < error.commands.count && found.count > 0
        ? " (the rest comes from the preset \"\(preset.rawValue)\")" : ""
      throw ConfigurationError(
        path: path ?? "", line: found.first?.1, key: found.first?.0,
        reason: error.description + (others.isEmpty ? lacking : "; see \(others.joined())"))
    }
  }

  /// The section of the file that a command's keys are set in.
  static func section(of command: Command) -> String {
    command.group.context?.rawValue ?? everywhere
  }

  /// The section of the commands that are valid in every context.
  static let everywhere = "everywhere"

  /// The dotted name of a command's keys.
  static func name(of command: Command) -> String {
    "keys.\(section(of: command)).\(command.rawValue)"
  }
}
