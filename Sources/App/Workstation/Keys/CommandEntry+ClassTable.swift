extension CommandEntry {
  /// The commands of the class table.
  static let classTable: [CommandEntry] = [
    CommandEntry(
      .rowDown, keys: ["j", "Down"], label: "down", takesCount: true,
      help: "next class"),
    CommandEntry(
      .rowUp, keys: ["k", "Up"], label: "up", takesCount: true,
      help: "previous class"),
    CommandEntry(
      .columnLeft, keys: ["h", "Left"], label: "column left", takesCount: true,
      help: "sort by the column on the left"),
    CommandEntry(
      .columnRight, keys: ["l", "Right"], label: "column", takesCount: true,
      help: "sort by the column on the right"),
    CommandEntry(
      .reverseRows, keys: ["r"], label: "reverse",
      help: "turn the order around"),
    CommandEntry(
      .openClass, keys: ["Enter"], label: "queue it",
      help: "queue this class only (:class all: every class again)"),
  ]
}
