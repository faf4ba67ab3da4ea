import Testing

@testable import App

@Suite struct KeyEventTests {
  @Test(arguments: [
    ("j", KeyEvent("j")), ("G", KeyEvent("G")), ("?", KeyEvent("?")), ("<", KeyEvent("<")),
    ("-", KeyEvent("-")), (":", KeyEvent(":")), ("é", KeyEvent("é")),
    ("Enter", KeyEvent(.enter)), ("Tab", KeyEvent(.tab)), ("Backtab", KeyEvent(.backTab)),
    ("Escape", KeyEvent(.escape)), ("Backspace", KeyEvent(.backspace)), ("Space", KeyEvent(" ")),
    ("PageUp", KeyEvent(.pageUp)), ("Left", KeyEvent(.left)), ("Delete", KeyEvent(.delete)),
    ("F1", KeyEvent(.function(1))), ("F20", KeyEvent(.function(20))),
    ("Ctrl-R", KeyEvent(.character("r"), modifiers: .control)),
    ("Ctrl-Space", KeyEvent(.character(" "), modifiers: .control)),
    ("Ctrl--", KeyEvent(.character("-"), modifiers: .control)),
    ("Alt-x", KeyEvent(.character("x"), modifiers: .alt)),
    ("Alt-X", KeyEvent(.character("X"), modifiers: .alt)),
    ("Ctrl-Alt-Right", KeyEvent(.right, modifiers: [.control, .alt])),
    ("Shift-Up", KeyEvent(.up, modifiers: .shift)),
    ("Alt-Backtab", KeyEvent(.backTab, modifiers: .alt)),
  ])
  func namesAreReadAndPrinted(name: String, event: KeyEvent) {
    #expect(KeyEvent(name: name) == event)
    #expect(event.description == name)
  }

  @Test(arguments: [
    ("esc", "Escape"), ("RETURN", "Enter"), ("ctrl-r", "Ctrl-R"), ("PgDn", "PageDown"),
    ("f5", "F5"), ("Ctrl-I", "Tab"), ("Ctrl-M", "Enter"), ("Ctrl-J", "Enter"),
    ("Ctrl-H", "Backspace"),
    ("Ctrl-[", "Escape"), ("Shift-Tab", "Backtab"), ("Shift-a", "A"), ("Alt-Ctrl-x", "Ctrl-Alt-X"),
    (" ", "Space"),
  ])
  func otherNamesMeanTheSameKey(name: String, canonical: String) {
    #expect(KeyEvent(name: name)?.description == canonical)
  }

  @Test(arguments: [
    "", "Ctrl-", "F0", "F21", "F01", "F+1", "jk", "Hyper-x", "\u{1B}", "\n", "Alt-",
  ])
  func nothingElseIsAKey(name: String) {
    #expect(KeyEvent(name: name) == nil)
  }

  @Test func everyKeyComesBackFromItsName() {
    var keys: [Key] = [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown,
    ]
    keys += (1...20).map(Key.function)
    keys += (0x20...0x7E).map { Key.character(Character(Unicode.Scalar($0))) }
    for key in keys {
      for bits: UInt8 in 0..<8 {
        let event = KeyEvent(key, modifiers: KeyModifiers(rawValue: bits))
        #expect(KeyEvent(name: event.description) == event, "\(event)")
      }
    }
  }
}
