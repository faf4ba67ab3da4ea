extension CommandEntry {
  /// The commands for deciding.
  static let decide: [CommandEntry] =
    [
      CommandEntry(
        .takeSuggestion, keys: ["Enter"], label: "take",
        help: "take the suggestion, go on to the next undecided one"),
      CommandEntry(
        .keep, keys: ["a"], label: "accept",
        help: "accept: its label stays, go on"),
      CommandEntry(
        .discard, keys: ["x"], label: "reject",
        help: "reject: its pixels become void (ignored), go on"),
    ]
    + (0..<10).map { slot in
      CommandEntry(
        Command.relabelling[slot], keys: ["\((slot + 1) % 10)"], label: "class \(slot + 1)",
        help: "give it class \(slot + 1) of the list, go on")
    } + [
      CommandEntry(
        .chooseClass, keys: ["c"], label: "class",
        help: "choose its class by name, at once by a capital letter"),
      CommandEntry(
        .segment, keys: ["s"], label: "SAM",
        help: "new outline by SAM: three masks from its own prompts"),
      CommandEntry(
        .editShape, keys: ["e"], label: "shape",
        help: "change its shape: brush, holes, split, merge"),
      CommandEntry(
        .later, keys: ["Space"], label: "later",
        help: "decide later: it comes back after all others"),
      CommandEntry(
        .flag, keys: ["f"], label: "flag",
        help: "flag it for a second look, or take the flag away"),
      CommandEntry(
        .note, keys: ["m"], label: "note",
        help: "note a reason and words about it; an empty one removes it"),
      CommandEntry(
        .selectRange, keys: ["V"], label: "range",
        help: "start a range: move, then decide all of it at once"),
      CommandEntry(
        .bulkAccept, keys: ["A"], label: "bulk accept",
        help: "accept what is obvious in this class, after a sample"),
      CommandEntry(
        .repeatDecision, keys: ["."], label: "repeat",
        help: "decide as the last time"),
      CommandEntry(
        .undo, keys: ["u", "Backspace"], label: "undo", takesCount: true,
        help: "undo the last decision; no limit, also after a restart"),
      CommandEntry(
        .redo, keys: ["Ctrl-R"], label: "redo", takesCount: true,
        help: "redo what was undone"),
    ]
}
