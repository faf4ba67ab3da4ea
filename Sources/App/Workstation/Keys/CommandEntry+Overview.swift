extension CommandEntry {
  /// The commands of the overview of images.
  static let overview: [CommandEntry] = [
    CommandEntry(
      .tileLeft, keys: ["h", "Left"], label: "left", takesCount: true,
      help: "image on the left"),
    CommandEntry(
      .tileDown, keys: ["j", "Down"], label: "down", takesCount: true,
      help: "image below"),
    CommandEntry(
      .tileUp, keys: ["k", "Up"], label: "up", takesCount: true,
      help: "image above"),
    CommandEntry(
      .tileRight, keys: ["l", "Right"], label: "right", takesCount: true,
      help: "image on the right"),
    CommandEntry(
      .tilePageDown, keys: ["Space", "PageDown"], label: "page", takesCount: true,
      help: "a screen of images on"),
    CommandEntry(
      .tilePageUp, keys: ["PageUp"], label: "page up", takesCount: true,
      help: "a screen of images back"),
    CommandEntry(
      .firstTile, keys: ["gg", "Home"], label: "first",
      help: "first image"),
    CommandEntry(
      .lastTile, keys: ["G", "End"], label: "last",
      help: "last image"),
    CommandEntry(
      .sortTiles, keys: ["s"], label: "sort",
      help: "sort by image, pixels to gain, wrong left, or progress"),
    CommandEntry(
      .openTile, keys: ["Enter"], label: "go there",
      help: "go to the image's first undecided component"),
  ]
}
