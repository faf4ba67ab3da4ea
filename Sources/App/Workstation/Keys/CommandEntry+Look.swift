extension CommandEntry {
  /// The commands for looking.
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
      .cycleOverlay, keys: ["v"], label: "mark", alsoIn: [.shape],
      help: "mark the component: filled, outline, not at all"),
    CommandEntry(
      .compare, keys: ["b"], label: "before/after",
      help: "flip the component between before and after"),
    CommandEntry(
      .cycleMode, keys: ["o"], label: "photo", alsoIn: [.shape, .segment],
      help: "show labels, photo, or both blended"),
  ]
}
