import Testing

@testable import App

@Suite struct LineEditorTests {
  /// Types `text` with the cursor at its end, then presses keys; `|` marks the cursor in the result.
  private func edited(_ text: String, _ keys: String) -> String {
    var editor = LineEditor(text)
    for name in keys.split(separator: " ") {
      guard let key = KeyEvent(name: String(name)) else { return "no key \(name)" }
      _ = editor.take(key)
    }
    var shown = Array(editor.text)
    shown.insert("|", at: editor.cursor)
    return String(shown)
  }

  @Test(arguments: [
    ("goto 42", "Left x", "goto 4x|2"), ("goto", "Home x", "x|goto"),
    ("goto", "Ctrl-A Delete", "|oto"),
    ("goto 42", "Home Right Right Ctrl-K", "go|"), ("goto 42", "Left Ctrl-U", "|2"),
    ("class traffic light", "Ctrl-W", "class traffic |"), ("class car  ", "Ctrl-W", "class |"),
    ("class", "Ctrl-W", "|"), ("", "Ctrl-W", "|"), ("ab", "Left Left Left Backspace", "|ab"),
    ("ab", "Right Delete", "ab|"), ("ab", "Ctrl-A Ctrl-F Ctrl-D", "a|"),
    ("ab", "Ctrl-B Ctrl-E c", "abc|"),
    ("a b", "Alt-Backspace", "a |"), ("ab", "Home End Space", "ab |"),
  ])
  func keysEdit(text: String, keys: String, result: String) {
    #expect(edited(text, keys) == result)
  }

  @Test func theLengthIsBoundAndControlsAreLeftOut() {
    var editor = LineEditor("a\u{1B}b\nc")
    #expect(editor.text == "abc")
    editor.move(to: 1)
    editor.insert(String(repeating: "x", count: 500))
    #expect(editor.count == LineEditor.maximumLength && editor.text.hasSuffix("xbc"))
    editor.insert("y")
    #expect(!editor.text.contains("y") && editor.cursor == LineEditor.maximumLength - 2)
  }

  @Test func backspaceLeavesAnEmptyLineOnly() {
    var editor = LineEditor("a")
    let back = KeyEvent(.backspace)
    #expect(editor.take(back) == .done && editor.take(back) == .left)
    #expect(editor.take(KeyEvent(.function(5))) == .unused)
  }
}
