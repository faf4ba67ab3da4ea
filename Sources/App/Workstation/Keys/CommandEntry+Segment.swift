extension CommandEntry {
  /// The commands of SAM mode.
  static let segment: [CommandEntry] = [
    CommandEntry(
      .nextCandidate, keys: ["Tab"], label: "next mask",
      help: "propose the next of the three masks"),
    CommandEntry(
      .previousCandidate, keys: ["Backtab"], label: "mask before",
      help: "propose the mask before"),
    CommandEntry(
      .putPoint, keys: ["Space"], label: "point",
      help: "put a point at the cursor, inside or outside of it"),
    CommandEntry(
      .togglePolarity, keys: ["t"], label: "in/out",
      help: "next points are inside of it, or outside"),
    CommandEntry(
      .boxCorner, keys: ["b"], label: "box",
      help: "put a box: one corner, then the opposite one"),
    CommandEntry(
      .removePrompt, keys: ["Backspace", "u"], label: "take back",
      help: "take the last prompt back"),
    CommandEntry(
      .toggleMaskPrompt, keys: ["m"], label: "own pixels",
      help: "its own pixels are a prompt, or not"),
    CommandEntry(
      .toggleRegion, keys: ["R"], label: "region",
      help: "encode its surroundings by themselves, or the image"),
    CommandEntry(
      .compareProposal, keys: ["v"], label: "before/after",
      help: "flip between before and after"),
  ]
}
