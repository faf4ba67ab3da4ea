extension CommandEntry {
  /// The commands of the shape tools.
  static let shape: [CommandEntry] = [
    CommandEntry(
      .penPaint, keys: ["p"], label: "paint",
      help: "pen down: moving paints; again: pen up"),
    CommandEntry(
      .penErase, keys: ["x"], label: "erase",
      help: "pen down: moving erases; again: pen up"),
    CommandEntry(
      .stampBrush, keys: ["Space"], label: "stamp",
      help: "paint or erase under the brush once"),
    CommandEntry(
      .smallerBrush, keys: ["["], label: "smaller brush", takesCount: true,
      help: "smaller brush"),
    CommandEntry(
      .largerBrush, keys: ["]"], label: "larger brush", takesCount: true,
      help: "larger brush"),
    CommandEntry(
      .fillHoles, keys: ["f"], label: "fill holes", takesCount: true,
      help: "fill its holes (50f: those below 50 pixels)"),
    CommandEntry(
      .dropSpeckle, keys: ["d"], label: "drop speckle", takesCount: true,
      help: "drop its islands below 20 pixels (50d: below 50)"),
    CommandEntry(
      .smoothBorder, keys: ["s"], label: "smooth", takesCount: true,
      help: "smooth its border (3s: over 3 pixels)"),
    CommandEntry(
      .splitLine, keys: ["/", "i"], label: "split",
      help: "split by a line: its start, then its end"),
    CommandEntry(
      .mergeNeighbour, keys: ["m"], label: "merge",
      help: "merge with the neighbour of the longest border"),
    CommandEntry(
      .nextAlternative, keys: ["Tab"], label: "other",
      help: "the other part of a split, the next neighbour"),
    CommandEntry(
      .previousAlternative, keys: ["Backtab"], label: "other back",
      help: "the previous neighbour"),
    CommandEntry(
      .undoStep, keys: ["u", "Backspace"], label: "undo step", takesCount: true,
      help: "take the last step back"),
    CommandEntry(
      .redoStep, keys: ["Ctrl-R"], label: "redo step", takesCount: true,
      help: "make the step again that was taken back"),
  ]
}
