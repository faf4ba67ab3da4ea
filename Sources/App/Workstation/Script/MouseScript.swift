/// The steps of a script that use the mouse; cells are counted from 1, as lines of a frame are.
enum MouseScript {
  /// What can be written, for who wrote something else.
  static let usage =
    "the mouse is used by click X Y, drag X Y X Y, wheel up X Y or wheel down X Y; column and row "
    + "are counted from 1"

  /// Reads what stands behind `click`, `drag` or `wheel`; nil when it is not of that form.
  static func reports(
    _ verb: Substring, _ argument: Substring
  ) -> [MouseEvent]? {
    var words = argument.split(whereSeparator: \.isWhitespace).map(String.init)
    var rows = 0
    if verb == "wheel" {
      guard let direction = words.first, direction == "up" || direction == "down" else {
        return nil
      }
      rows = direction == "up" ? -1 : 1
      words.removeFirst()
    }
    let numbers = words.compactMap { Int($0) }.filter { (1...Script.maximumSide).contains($0) }
    guard numbers.count == words.count, numbers.count == (verb == "drag" ? 4 : 2) else {
      return nil
    }
    func report(_ action: MouseEvent.Action, _ cell: ArraySlice<Int>) -> MouseEvent {
      MouseEvent(
        action: action, x: cell[cell.startIndex] - 1, y: cell[cell.startIndex + 1] - 1,
        modifiers: [])
    }
    let (start, end) = (numbers.prefix(2), numbers.suffix(2))
    return switch verb {
    case "wheel": [report(.scroll(columns: 0, rows: rows), start)]
    case "drag":
      [report(.press(.left), start), report(.drag(.left), end), report(.release(.left), end)]
    default: [report(.press(.left), start), report(.release(.left), start)]
    }
  }
}
