/// Ready-made key maps for who comes from another tool.
enum KeymapPreset: String, CaseIterable, Sendable {
  /// Prodigy's decisions, vim's motion.
  case review
  /// `d` and `a` go through images, as in labelme, ISAT and X-AnyLabeling.
  case labelme
  /// `f` and `d` go through images, as in CVAT.
  case cvat

  /// What it is, in a few words.
  var summary: String {
    switch self {
    case .review: "a accepts, x rejects, j and k go through the queue"
    case .labelme: "d and a go through images, e accepts"
    case .cvat: "f and d go through images, ! flags"
    }
  }

  /// The keys of commands that are not the default ones.
  var changes: [Command: [String]] {
    switch self {
    case .review: [:]
    case .labelme:
      [
        .nextImage: ["d", "Right"], .previousImage: ["a", "Left"], .keep: ["e"],
        .editShape: ["F2"],
        .discard: ["x", "Delete"],
      ]
    case .cvat:
      [
        .nextImage: ["f", "Right"], .previousImage: ["d", "Left"], .flag: ["!"],
        .discard: ["x", "Delete"], .redo: ["Ctrl-R", "Ctrl-Y"],
      ]
    }
  }

  /// What a command gets whose default key the preset gives to another one.
  private var spares: [String: String] {
    switch self {
    case .review: [:]
    case .labelme: ["d": "C", "e": "W"]
    case .cvat: ["d": "C"]
    }
  }

  /// The names of a command's keys; one that the preset gives to another command is replaced.
  private func names(of command: Command) -> [String] {
    if let own = changes[command] { return own }
    let contexts = Set(Keymap.contexts(of: command))
    let taken = changes.filter { !contexts.isDisjoint(with: Keymap.contexts(of: $0.key)) }
      .flatMap(\.value)
    return command.defaultKeys.compactMap { taken.contains($0) ? spares[$0] : $0 }
  }

  /// The keys of every command.
  var keys: [Command: [KeySequence]] {
    var keys: [Command: [KeySequence]] = [:]
    for command in Command.allCases {
      keys[command] = names(of: command).map { name in
        guard let key = KeySequence(name: name) else {
          preconditionFailure("No key is called \(name)")
        }
        return key
      }
    }
    return keys
  }
}
