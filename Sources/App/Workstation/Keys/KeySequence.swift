/// One or more keys that are pressed one after the other, such as `gg`.
struct KeySequence: Hashable, Sendable {
  /// The keys, at least one.
  let events: [KeyEvent]

  /// Makes a sequence from its keys.
  init(_ events: [KeyEvent]) {
    precondition(!events.isEmpty, "A key sequence without keys")
    self.events = events
  }

  /// Reads `Ctrl-R`, `j` or `gg`; nil when it is neither a key's name nor made of plain characters.
  init?(name: String) {
    if let event = KeyEvent(name: name) {
      self.init([event])
      return
    }
    let events = name.compactMap { KeyEvent(name: String($0)) }
    guard !events.isEmpty, events.count == name.count else { return nil }
    self.init(events)
  }

  /// The sequence as help and key bar print it.
  var name: String { events.map(\.description).joined() }

  /// Whether it begins with these keys and has more.
  func continues(_ prefix: [KeyEvent]) -> Bool {
    events.count > prefix.count && Array(events.prefix(prefix.count)) == prefix
  }
}
