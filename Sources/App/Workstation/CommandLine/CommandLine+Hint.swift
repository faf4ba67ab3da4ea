extension CommandLine {
  /// What can be typed now, or what the typed command does: for the line below.
  var hint: String {
    let typed = text.trimmed
    let name = typed.prefix { $0 != " " }
    guard !name.isEmpty else {
      return "a command; Tab completes, Up recalls, Escape cancels"
    }
    if Int(name) != nil { return "goto N: go to component N of the queue" }
    let exact = LineCommand.all.first { $0.name == name || $0.aliases.contains(String(name)) }
    if let exact { return "\(exact.usage): \(exact.help)" }
    let starting = LineCommand.all.filter { $0.name.hasPrefix(name) }
    switch starting.count {
    case 0: return "no command starts with '\(name)'; Tab lists those that hold it"
    case 1: return "\(starting[0].usage): \(starting[0].help)"
    default: return starting.map(\.usage).sorted().joined(separator: " \u{B7} ")
    }
  }
}
