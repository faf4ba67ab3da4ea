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
        .discard: ["x", "Delete"],
      ]
    case .cvat:
      [
        .nextImage: ["f", "Right"], .previousImage: ["d", "Left"], .flag: ["!"],
        .discard: ["x", "Delete"], .redo: ["Ctrl-R", "Ctrl-Y"],
      ]
    }
  }

  /// The keys of every command.
  var keys: [Command: [KeySequence]] {
    var keys: [Command: [KeySequence]] = [:]
    for command in Command.allCases {
      keys[command] = (changes[command] ?? command.defaultKeys).map { name in
        guard let key = KeySequence(name: name) else {
          preconditionFailure("No key is called \(name)")
        }
        return key
      }
    }
    return keys
  }
}
