/// The keys of a command and the words for it.
struct CommandEntry: Sendable {
  /// The command.
  let command: Command
  /// The keys that it has unless the user says otherwise, by name.
  ///
  /// Decisions as in Prodigy, motion as in vim, safety as in lazygit.
  let keys: [String]
  /// One or two words for the key bar.
  let label: String
  /// Whether a number typed before the key means "so many times" or "item number so-and-so".
  let takesCount: Bool
  /// Contexts beside its group's in which its keys are valid.
  let alsoIn: [KeyContext]
  /// What the key does, as the help screen and the README say it; at most 60 characters.
  let help: String

  /// Makes an entry.
  init(
    _ command: Command, keys: [String], label: String, takesCount: Bool = false,
    alsoIn: [KeyContext] = [], help: String
  ) {
    self.command = command
    self.keys = keys
    self.label = label
    self.takesCount = takesCount
    self.alsoIn = alsoIn
    self.help = help
  }
}
