/// A command that is typed by name.
///
/// Those of ``typed`` take words; every key's command can be typed too, see ``keyed``.
struct LineCommand: Sendable {
  /// Its name, in lower case.
  let name: String
  /// Other names for it.
  let aliases: [String]
  /// What comes after the name.
  let argument: LineArgument
  /// Name and what comes after it, such as `goto N`.
  let usage: String
  /// What it does.
  let help: String
  /// Reads what stands after the name, without spaces around it.
  let read: @Sendable (String, LineVocabulary) throws(PromptError) -> PromptCommand

  /// Makes a command.
  init(
    _ name: String, aliases: [String] = [], _ argument: LineArgument = .nothing, usage: String,
    help: String,
    read: @escaping @Sendable (String, LineVocabulary) throws(PromptError) -> PromptCommand
  ) {
    self.name = name
    self.aliases = aliases
    self.argument = argument
    self.usage = usage
    self.help = help
    self.read = read
  }

  /// All commands, those with words first.
  static let all = typed + keyed

  /// The command of a name, of another name for it, or of a beginning that no other has.
  static func find(_ name: String) -> Result<LineCommand, PromptError> {
    if let found = all.first(where: { $0.name == name }) { return .success(found) }
    if let found = all.first(where: { $0.aliases.contains(name) }) { return .success(found) }
    let starting = all.filter { $0.name.hasPrefix(name) }
    if name.count > 1, starting.count == 1 { return .success(starting[0]) }
    let close = starting.isEmpty ? all.filter { $0.isClose(to: name) } : starting
    let names = close.map(\.name).sorted().prefix(6).joined(separator: ", ")
    let hint =
      close.isEmpty
      ? "there are \(typed.map(\.usage).joined(separator: " \u{B7} ")); Tab lists all"
      : "did you mean \(names)?"
    return .failure(PromptError(reason: "no command '\(name)'; \(hint)"))
  }

  /// Whether a name is most likely this one, mistyped.
  private func isClose(to typed: String) -> Bool {
    guard typed.count > 2 else { return false }
    return name.contains(typed) || name.hasPrefix(typed.prefix(3))
      || Spelling.distance(Array(name), Array(typed)) <= (typed.count > 4 ? 2 : 1)
  }
}
