extension CommandEntry {
  /// The commands of the losses' screen.
  static let losses: [CommandEntry] = [
    CommandEntry(
      .cutLower, keys: ["h", "Left"], label: "lower", takesCount: true,
      help: "move the cut-off to lower losses: more are noisy"),
    CommandEntry(
      .cutHigher, keys: ["l", "Right"], label: "higher", takesCount: true,
      help: "move the cut-off to higher losses: fewer are noisy"),
    CommandEntry(
      .cutMuchLower, keys: ["H"], label: "much lower", takesCount: true,
      help: "ten steps lower"),
    CommandEntry(
      .cutMuchHigher, keys: ["L"], label: "much higher", takesCount: true,
      help: "ten steps higher"),
    CommandEntry(
      .resetCut, keys: ["r"], label: "reset",
      help: "back to the cut-off of the fit"),
    CommandEntry(
      .classesDown, keys: ["j", "Down"], label: "more classes", takesCount: true,
      help: "scroll the list of classes down"),
    CommandEntry(
      .classesUp, keys: ["k", "Up"], label: "fewer classes", takesCount: true,
      help: "scroll the list of classes up"),
    CommandEntry(
      .applyCut, keys: ["Enter"], label: "cut queue",
      help: "queue the noisy side only"),
  ]
}
