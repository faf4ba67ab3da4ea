extension CommandEntry {
  /// The commands that move the view.
  static let look: [CommandEntry] = [
    CommandEntry(
      .zoomIn, keys: ["+", "="], label: "zoom in", takesCount: true, alsoIn: [.shape, .segment],
      help: "zoom in"),
    CommandEntry(
      .zoomOut, keys: ["-"], label: "zoom out", takesCount: true, alsoIn: [.shape, .segment],
      help: "zoom out"),
    CommandEntry(
      .follow, keys: ["z"], label: "crop", alsoIn: [.shape, .segment],
      help: "crop to the component, and to each next one; again: stop"),
    CommandEntry(
      .resetView, keys: ["r"], label: "whole", alsoIn: [.shape, .segment],
      help: "show the whole image"),
    CommandEntry(
      .panLeft, keys: ["H"], label: "left", takesCount: true,
      help: "move the view left"),
    CommandEntry(
      .panDown, keys: ["J"], label: "down", takesCount: true,
      help: "move the view down"),
    CommandEntry(
      .panUp, keys: ["K"], label: "up", takesCount: true,
      help: "move the view up"),
    CommandEntry(
      .panRight, keys: ["L"], label: "right", takesCount: true,
      help: "move the view right"),
    CommandEntry(
      .lessContext, keys: ["["], label: "closer", takesCount: true,
      help: "crop to the component with less around it"),
    CommandEntry(
      .moreContext, keys: ["]"], label: "context", takesCount: true,
      help: "crop to the component with more around it"),
  ]
}
