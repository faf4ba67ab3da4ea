extension CommandEntry {
  /// The commands for the program.
  static let program: [CommandEntry] = [
    CommandEntry(
      .help, keys: ["?", "F1"], label: "help",
      help: "show the keys"),
    CommandEntry(
      .prompt, keys: [":"], label: "command",
      help: "type a command by name; Tab completes, Up recalls"),
    CommandEntry(
      .cancel, keys: ["Escape", "Ctrl-C", "Ctrl-G"], label: "cancel",
      help: "close what is open, forget a half-typed key"),
    CommandEntry(
      .save, keys: ["Ctrl-S"], label: "saved",
      help: "say what is saved: everything, always"),
    CommandEntry(
      .cycleTheme, keys: ["gT"], label: "theme",
      help: "the next theme; it is kept for the next time"),
    CommandEntry(
      .redraw, keys: ["Ctrl-L"], label: "redraw",
      help: "paint the screen again"),
    CommandEntry(
      .suspend, keys: ["Ctrl-Z"], label: "shell",
      help: "back to the shell; fg returns"),
    CommandEntry(
      .quit, keys: ["q"], label: "leave",
      help: "leave; everything is saved already"),
  ]
}
