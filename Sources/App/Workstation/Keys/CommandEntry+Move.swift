extension CommandEntry {
  /// The commands for moving in the queue.
  static let move: [CommandEntry] = [
    CommandEntry(
      .nextItem, keys: ["j", "Down"], label: "next", takesCount: true,
      help: "next component of the queue; a count goes so many on"),
    CommandEntry(
      .previousItem, keys: ["k", "Up"], label: "back", takesCount: true,
      help: "previous component of the queue"),
    CommandEntry(
      .nextUndecided, keys: ["n"], label: "undecided", takesCount: true,
      help: "next undecided component"),
    CommandEntry(
      .previousUndecided, keys: ["N"], label: "back to undecided", takesCount: true,
      help: "previous undecided component"),
    CommandEntry(
      .nextInImage, keys: ["Tab"], label: "next here",
      help: "next component in this image"),
    CommandEntry(
      .previousInImage, keys: ["Backtab"], label: "back here",
      help: "previous component in this image"),
    CommandEntry(
      .nextImage, keys: ["Right"], label: "next image",
      help: "next image"),
    CommandEntry(
      .previousImage, keys: ["Left"], label: "last image",
      help: "previous image"),
    CommandEntry(
      .firstItem, keys: ["gg", "Home"], label: "first", takesCount: true,
      help: "first component"),
    CommandEntry(
      .lastItem, keys: ["G", "End"], label: "last", takesCount: true,
      help: "last component; with a count, that number"),
    CommandEntry(
      .pageDown, keys: ["PageDown", "Ctrl-F"], label: "page", takesCount: true,
      help: "a screen of the queue on"),
    CommandEntry(
      .pageUp, keys: ["PageUp", "Ctrl-B"], label: "page back", takesCount: true,
      help: "a screen of the queue back"),
    CommandEntry(
      .halfPageDown, keys: ["Ctrl-D"], label: "half page", takesCount: true,
      help: "half a screen of the queue on"),
    CommandEntry(
      .halfPageUp, keys: ["Ctrl-U"], label: "half page back", takesCount: true,
      help: "half a screen of the queue back"),
  ]
}
