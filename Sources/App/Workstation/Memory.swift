import Foundation
import Refiner

/// What the workstation remembers of its user from one session to the next.
struct Memory: Hashable, Sendable, Codable {
  /// The theme chosen last while reviewing; nil when none was.
  var theme: String?
  /// The theme that was set when it was chosen: the choice holds until another one is set.
  var themeInsteadOf: String?
  /// How often each command was used, by name.
  var uses: [String: Int] = [:]

  /// The theme to start with where `set` is what the settings say.
  func theme(set: String) -> String { themeInsteadOf == set ? theme ?? set : set }

  /// The counts of the commands that there are.
  var commandUses: [Command: Int] {
    Dictionary(
      uses.compactMap { name, count in Command(rawValue: name).map { ($0, max(0, count)) } },
      uniquingKeysWith: { first, _ in first })
  }
}

/// The file of the ``Memory``: `$XDG_STATE_HOME/fleck/workstation.json`.
///
/// A file that cannot be read or written costs a theme and some hints, so nobody is told.
struct MemoryFile: Sendable {
  /// Where the file lies.
  let path: String

  /// Takes a path.
  init(path: String) { self.path = path }

  /// Takes the user's file; nil when the environment names no home.
  init?(_ folders: UserFolders) {
    guard let folder = folders.state else { return nil }
    path = folder + "/workstation.json"
  }

  /// What is remembered; nothing when the file is missing or damaged.
  func load() -> Memory {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
      return Memory()
    }
    return (try? JSONDecoder().decode(Memory.self, from: data)) ?? Memory()
  }

  /// Writes what is to be remembered, whole or not at all.
  func save(_ memory: Memory) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let data = try? encoder.encode(memory) else { return }
    try? FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try? AtomicFile.write(Array(data), to: path)
  }
}
