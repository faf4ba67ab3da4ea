import Labels
import Render

/// Writes lines of text into one rectangle of a frame, top to bottom, clipped to it.
struct Pen {
  /// Where it may write.
  let area: Rectangle<ScreenSpace>
  /// How things look.
  let look: Look
  /// The next line, counted from the top of the area.
  private(set) var line = 0
  /// The next column, counted from the left of the area.
  private(set) var column = 0

  /// Starts at the top left of a rectangle.
  init(_ area: Rectangle<ScreenSpace>, look: Look) {
    self.area = area
    self.look = look
  }

  /// Number of lines left, this one included.
  var linesLeft: Int { max(0, area.height - line) }
  /// Number of columns left in this line.
  var columnsLeft: Int { max(0, area.width - column) }

  /// Writes text behind what this line holds already.
  mutating func write(_ text: String, _ style: CellStyle = .plain, into frame: inout Frame) {
    guard linesLeft > 0, columnsLeft > 0 else { return }
    let start = area.x + column
    let end = frame.write(
      look.symbols.spell(text), x: start, y: area.y + line, width: columnsLeft, style: style)
    column += max(0, end - start)
  }

  /// Writes text so that it ends in the last column, when there is room for it.
  mutating func writeRight(_ text: String, _ style: CellStyle = .plain, into frame: inout Frame) {
    let spelled = look.symbols.spell(text)
    guard spelled.count <= columnsLeft else { return }
    column = area.width - spelled.count
    write(spelled, style, into: &frame)
  }

  /// Writes a class: its colour as a chip with its letter, then its name.
  mutating func write(_ id: ClassID, _ style: CellStyle = .plain, into frame: inout Frame) {
    write(String(look.letter(of: id)), look.chip(of: id), into: &frame)
    write(" \(look.taxonomy.name(of: id))", style, into: &frame)
  }

  /// Goes to a column of this line.
  mutating func tab(to column: Int) { self.column = min(max(0, column), area.width) }

  /// Goes to the beginning of the next line.
  mutating func newLine() {
    line += 1
    column = 0
  }

  /// Writes the first of some texts that this line has room for; of the last one, where none fits, as much
  /// as fits, with an ellipsis.
  mutating func write(
    firstFitting texts: [String], _ style: CellStyle = .plain, into frame: inout Frame
  ) {
    let spelled = texts.map(look.symbols.spell)
    let text = spelled.first { $0.count <= columnsLeft } ?? spelled.last ?? ""
    write(
      WrappedText.line(text, width: columnsLeft, ellipsis: look.symbols.ellipsis), style,
      into: &frame)
  }

  /// Writes words over as many lines as they need, at most `limit`, an ellipsis at the end of what has no
  /// room, and goes to the next line.
  mutating func wrap(
    _ text: String, _ style: CellStyle = .plain, limit: Int, into frame: inout Frame
  ) {
    let indent = column > 0 ? column + 1 : 0
    let wrapped = WrappedText(
      look.symbols.spell(text), width: area.width, indent: indent, limit: min(limit, linesLeft),
      ellipsis: look.symbols.ellipsis)
    for (place, line) in wrapped.lines.enumerated() {
      if place > 0 { newLine() }
      write(column > 0 && !line.isEmpty ? " \(line)" : line, style, into: &frame)
    }
    newLine()
  }
}
