import Testing

@testable import App

@Suite struct KeyInterpreterTests {
  private func feed(_ names: String, to keys: inout KeyInterpreter) -> [Invocation] {
    names.split(separator: " ").compactMap { name in
      KeyEvent(name: String(name)).flatMap { keys.feed($0) }
    }
  }

  private func feed(_ names: String) -> [Invocation] {
    var keys = KeyInterpreter()
    return feed(names, to: &keys)
  }

  @Test func aCountStartsWithAltAndGoesToTheMotion() {
    #expect(feed("Alt-5 j") == [Invocation(.nextItem, count: 5)])
    #expect(feed("Alt-4 2 G") == [Invocation(.lastItem, count: 42)])
    #expect(feed("Alt-4 Alt-2 G") == [Invocation(.lastItem, count: 42)])
    #expect(feed("Alt-1 0 j") == [Invocation(.nextItem, count: 10)])
    #expect(feed("Alt-7 g g") == [Invocation(.firstItem, count: 7)])
  }

  @Test func aDigitRelabelsAtOnce() {
    #expect(feed("3") == [Invocation(.relabel3)])
    #expect(feed("1 2") == [Invocation(.relabel1), Invocation(.relabel2)])
    #expect(feed("0 j") == [Invocation(.relabel10), Invocation(.nextItem)])
  }

  @Test func aCountBeforeACommandThatTakesNoneDoesNothing() {
    var keys = KeyInterpreter()
    #expect(feed("Alt-3 a", to: &keys).isEmpty)
    #expect(keys.countlessKey == "a" && keys.pendingText.isEmpty)
    #expect(feed("j", to: &keys) == [Invocation(.nextItem)] && keys.countlessKey == nil)
    #expect(feed("Alt-3 u") == [Invocation(.undo, count: 3)])
  }

  @Test func escapeForgetsWhatWasTyped() {
    #expect(feed("Alt-3 Escape j") == [Invocation(.cancel), Invocation(.nextItem)])
    #expect(feed("g Escape") == [])
    #expect(feed("Alt-4 2 Ctrl-C") == [Invocation(.cancel)])
  }

  @Test func ggNeedsBoth() {
    #expect(feed("g") == [])
    #expect(feed("g g") == [Invocation(.firstItem)])
    #expect(feed("g j j") == [Invocation(.nextItem)])
  }

  @Test func unknownKeysDoNothingAndAreNamed() {
    var keys = KeyInterpreter()
    #expect(feed("y", to: &keys).isEmpty)
    #expect(keys.unknownKey == "y")
    #expect(feed("Alt-3 y", to: &keys).isEmpty)
    #expect(keys.unknownKey == "3y" && keys.pendingText.isEmpty)
    #expect(feed("j", to: &keys) == [Invocation(.nextItem)])
    #expect(keys.unknownKey == nil)
  }

  @Test func endlessDigitsEnd() {
    #expect(feed("Alt-9 9 9 9 9 9 9 9 9 9 9 9 j") == [Invocation(.nextItem, count: 9_999_999)])
  }
}
