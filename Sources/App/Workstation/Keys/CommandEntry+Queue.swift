extension CommandEntry {
  /// The commands that choose what is in the queue and in which order.
  static let queue: [CommandEntry] = [
    CommandEntry(
      .filter, keys: ["/"], label: "filter",
      help: "filter the queue: class:car area>200 undecided; Tab helps"),
    CommandEntry(
      .cycleSort, keys: ["S"], label: "sort",
      help: "sort by the next: gain, suspicion, area, class, image..."),
    CommandEntry(
      .lookAlikes, keys: ["w"], label: "alike",
      help: "queue the components most like this one; again: go back"),
  ]
}
