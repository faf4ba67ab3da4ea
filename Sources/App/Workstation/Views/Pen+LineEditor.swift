import Render

extension Pen {
  /// Writes a line that is being typed, with its cursor; of a long one the part around the cursor.
  mutating func write(
    _ editor: LineEditor, _ style: CellStyle, into frame: inout Frame
  ) {
    let room = max(1, columnsLeft)
    let text = Array(editor.text)
    let first = max(0, editor.cursor - room + 1)
    write(String(text[first..<editor.cursor]), style, into: &frame)
    let under = editor.cursor < text.count ? text[editor.cursor] : " "
    write(String(under), look.selection, into: &frame)
    write(String(text.dropFirst(editor.cursor + 1)), style, into: &frame)
  }
}
