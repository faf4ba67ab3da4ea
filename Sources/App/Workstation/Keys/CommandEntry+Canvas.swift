extension CommandEntry {
  /// The commands of everything that changes a component's pixels on the canvas.
  static let canvas: [CommandEntry] = [
    CommandEntry(
      .cursorLeft, keys: ["h", "Left"], label: "left", takesCount: true, alsoIn: [.segment],
      help: "move the cursor left"),
    CommandEntry(
      .cursorDown, keys: ["j", "Down"], label: "down", takesCount: true, alsoIn: [.segment],
      help: "move the cursor down"),
    CommandEntry(
      .cursorUp, keys: ["k", "Up"], label: "up", takesCount: true, alsoIn: [.segment],
      help: "move the cursor up"),
    CommandEntry(
      .cursorRight, keys: ["l", "Right"], label: "right", takesCount: true, alsoIn: [.segment],
      help: "move the cursor right"),
    CommandEntry(
      .cursorFarLeft, keys: ["H"], label: "far left", takesCount: true, alsoIn: [.segment],
      help: "eight steps to the left"),
    CommandEntry(
      .cursorFarDown, keys: ["J"], label: "far down", takesCount: true, alsoIn: [.segment],
      help: "eight steps down"),
    CommandEntry(
      .cursorFarUp, keys: ["K"], label: "far up", takesCount: true, alsoIn: [.segment],
      help: "eight steps up"),
    CommandEntry(
      .cursorFarRight, keys: ["L"], label: "far right", takesCount: true, alsoIn: [.segment],
      help: "eight steps to the right"),
    CommandEntry(
      .chooseShapeClass, keys: ["c"], label: "class", alsoIn: [.segment],
      help: "choose the class that it becomes"),
    CommandEntry(
      .chooseLostClass, keys: ["C"], label: "fill class", alsoIn: [.segment],
      help: "choose a class for the pixels given up"),
    CommandEntry(
      .cycleLostFill, keys: ["n"], label: "void/nearest", alsoIn: [.segment],
      help: "pixels given up become void, or the nearest class"),
    CommandEntry(
      .toggleNeighbours, keys: ["y"], label: "neighbours", alsoIn: [.segment],
      help: "other components may lose pixels to it, or may not"),
    CommandEntry(
      .compareEdit, keys: ["b"], label: "before/after",
      help: "flip between before and after"),
    CommandEntry(
      .commitEdit, keys: ["Enter"], label: "commit", alsoIn: [.segment],
      help: "decide for the new shape, go on"),
  ]
}
