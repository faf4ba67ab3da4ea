extension CommandEntry {
  /// The commands that change what the canvas shows.
  static let show: [CommandEntry] = [
    CommandEntry(
      .cycleMode, keys: ["o"], label: "photo", alsoIn: [.shape, .segment],
      help: "show labels, photo, or both blended"),
    CommandEntry(
      .morePhoto, keys: ["{"], label: "more photo", takesCount: true,
      help: "blend with more of the photo"),
    CommandEntry(
      .moreLabels, keys: ["}"], label: "more labels", takesCount: true,
      help: "blend with more of the labels"),
    CommandEntry(
      .showDiff, keys: ["d"], label: "changes",
      help: "show what decisions have changed in this image"),
    CommandEntry(
      .showTruth, keys: ["t"], label: "truth",
      help: "show the ground truth; again: only what differs from it"),
    CommandEntry(
      .compare, keys: ["b"], label: "before/after",
      help: "flip the component between before and after"),
    CommandEntry(
      .blink, keys: ["B"], label: "blink",
      help: "flip by itself, twice a second; again: stop"),
    CommandEntry(
      .split, keys: ["p"], label: "two panes",
      help: "show two panes of the same place, or one"),
    CommandEntry(
      .cycleSecond, keys: ["P"], label: "other pane",
      help: "show something else in the second pane"),
    CommandEntry(
      .cycleOverlay, keys: ["v"], label: "mark", alsoIn: [.shape],
      help: "mark the component: filled, outline, not at all"),
    CommandEntry(
      .cycleOutlines, keys: ["E"], label: "outlines",
      help: "outline also what the suggestion changes, or everything"),
    CommandEntry(
      .isolate, keys: ["i"], label: "isolate",
      help: "grey all classes but the component's"),
    CommandEntry(
      .letters, keys: ["l"], label: "letters",
      help: "write the classes' letters on the canvas"),
    CommandEntry(
      .miniMap, keys: ["M"], label: "map",
      help: "show where in the image the view is"),
    CommandEntry(
      .showLosses, keys: ["D"], label: "losses",
      help: "losses of all components, with a cut-off to move"),
    CommandEntry(
      .showOverview, keys: ["O"], label: "images",
      help: "all images as a grid, with their progress"),
    CommandEntry(
      .showClasses, keys: ["T"], label: "classes",
      help: "all classes as a table, with counts and rates"),
  ]
}
