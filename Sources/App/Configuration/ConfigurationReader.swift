import TOMLKit

extension Configuration {
  /// Reads settings from TOML text; `path` is what errors call it.
  /// - Throws: `ConfigurationError`, which names line and key.
  init(text: String, path: String) throws(ConfigurationError) {
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        path: path, line: error.source.begin.line, key: nil, reason: error.description)
    } catch {
      throw ConfigurationError(path: path, line: nil, key: nil, reason: "not TOML: \(error)")
    }
    // TOMLKit's values do not keep their table alive.
    self = try withExtendedLifetime(root) { () throws(ConfigurationError) in
      try ConfigurationReader(path: path, root: root, lines: TOMLLines(text).lines).configuration()
    }
  }
}

/// Turns the tables of a settings file into a configuration; strict, so that a misspelt name is found.
struct ConfigurationReader {
  let path: String
  let root: TOMLTable
  let lines: [String: Int]

  func configuration() throws(ConfigurationError) -> Configuration {
    var result = Configuration(path: path)
    result.lines = lines
    for name in root.keys.sorted(by: isBefore) {
      if name == "keys" {
        result.keys = try keys()
        continue
      }
      guard let key = Preferences.Key(rawValue: name) else {
        throw unknown(name, name, of: Preferences.Key.allCases.map(\.rawValue) + ["keys"])
      }
      let value =
        root[name]?.string.map(Preferences.Value.text)
        ?? root[name]?.bool.map(Preferences.Value.flag)
      guard let value, result.preferences.set(key, to: value) else {
        throw bad(name, "has to be \(key.expected)")
      }
    }
    // Asked here, so that a conflict is found whenever the file is read.
    _ = try result.keymap()
    return result
  }

  private func keys() throws(ConfigurationError) -> [Command: [KeySequence]] {
    guard let table = root["keys"]?.table else { throw bad("keys", "has to be a table") }
    var keys: [Command: [KeySequence]] = [:]
    let sections = KeyContext.allCases.map(\.rawValue) + [Configuration.everywhere]
    for section in table.keys.sorted() {
      guard sections.contains(section) else {
        throw unknown("keys.\(section)", section, of: sections)
      }
      guard let entries = table[section]?.table else {
        throw bad("keys.\(section)", "has to be a table")
      }
      for name in entries.keys.sorted() {
        let command = try command(name, in: section)
        keys[command] = try sequences(entries[name]?.array, "keys.\(section).\(name)")
      }
    }
    return keys
  }

  private func command(
    _ name: String, in section: String
  ) throws(ConfigurationError) -> Command {
    let place = "keys.\(section).\(name)"
    guard let command = Command(rawValue: name) else {
      let possible = Command.allCases.filter { Configuration.section(of: $0) == section }
      throw unknown(place, name, of: possible.map(\.rawValue))
    }
    let right = Configuration.section(of: command)
    guard right == section else { throw bad(place, "belongs to [keys.\(right)]") }
    return command
  }

  private func sequences(
    _ array: TOMLArray?, _ place: String
  ) throws(ConfigurationError) -> [KeySequence] {
    guard let array else {
      throw bad(place, "has to be a list of keys, such as [\"j\", \"Down\"]; [] is no key")
    }
    var keys: [KeySequence] = []
    for value in array {
      // A longer row of characters is a misspelt name: nobody types four keys for one command.
      guard let name = value.string, let key = KeySequence(name: name), key.events.count <= 3 else {
        throw bad(
          place,
          "no key is called \(value.string.map { "'\($0)'" } ?? "so"); keys are such as j, G, gg, Enter, "
            + "Space, Ctrl-R, Alt-x, F5, PageDown")
      }
      guard !keys.contains(key) else { throw bad(place, "\(key.name) stands in it twice") }
      keys.append(key)
    }
    return keys
  }

  /// In the order of the file, so that the first mistake is named first.
  private func isBefore(_ first: String, _ second: String) -> Bool {
    (lines[first] ?? 0, first) < (lines[second] ?? 0, second)
  }

  private func bad(_ key: String, _ reason: String) -> ConfigurationError {
    ConfigurationError(path: path, line: lines[key], key: key, reason: reason)
  }

  private func unknown(
    _ key: String, _ name: String, of possible: [String]
  ) -> ConfigurationError {
    let near = Spelling.nearest(to: name, in: possible).map { "; did you mean \($0)?" } ?? "."
    return bad(key, "is not known\(near) Possible are \(possible.joined(separator: ", "))")
  }
}
