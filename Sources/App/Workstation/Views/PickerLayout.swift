import Labels

/// Where the class picker's box and rows are.
struct PickerLayout: Hashable, Sendable {
  /// The box, its first line for what has been typed.
  let box: Rectangle<ScreenSpace>
  /// The matches that are shown, by their places.
  let places: Range<Int>

  /// Puts the box at the top left of an area, as large as it needs to be.
  init(_ picker: ClassPicker, in area: Rectangle<ScreenSpace>) {
    let names = picker.matches.map(\.name.count).max() ?? 0
    let count = picker.matches.count
    let height = min(area.height, max(1, count) + 1)
    box = Rectangle(
      x: area.x, y: area.y, width: min(area.width, max(26, names + 8)), height: height)
    let rows = max(1, height - 1)
    let first = QueueView.firstRow(count: count, position: picker.selection, height: rows)
    places = first..<max(first, min(count, first + rows))
  }

  /// The place of the match in a row of the screen; nil in the first line and below the last match.
  func place(atRow y: Int) -> Int? {
    let place = places.lowerBound + y - box.y - 1
    return y > box.y && places.contains(place) ? place : nil
  }
}
