/// The themes that can be switched between while reviewing, and the one in force.
struct ThemeCycle: Hashable, Sendable {
  /// Their names, or paths.
  let names: [String]
  /// The one in force.
  private(set) var current: String

  /// Starts with one of them; a theme of the user's own comes before all others.
  init(_ names: [String] = ["standard"], current: String = "standard") {
    self.names = names.contains(current) ? names : [current] + names
    self.current = current
  }

  /// Goes to the next one, after the last to the first.
  mutating func advance() {
    let place = names.firstIndex(of: current) ?? 0
    current = names[(place + 1) % names.count]
  }

  /// Goes to one by its name; false when there is none.
  mutating func choose(_ name: String) -> Bool {
    guard names.contains(name) else { return false }
    current = name
    return true
  }
}
