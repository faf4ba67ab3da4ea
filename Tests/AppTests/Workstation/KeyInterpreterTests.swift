import Testing

@testable import App

@Suite struct KeyInterpreterTests {
  private func feed(_ names: String, to keys: inout KeyInterpreter) -> [Invocation] {
    names.split(separator: " ").flatMap { name in
      KeyEvent(name: String(name)).map { keys.feed($0) } ?? []
    }
  }

  private func feed(_ names: String) -> [Invocation] {
    var keys = KeyInterpreter()
    return feed(names, to: &keys) + keys.flush()
  }

  @Test func aCountGoesToTheMotion() {
    #expect(feed("5 j") == [Invocation(.nextItem, count: 5)])
    #expect(feed("4 2 G") == [Invocation(.lastItem, count: 42)])
    #expect(feed("1 0 j") == [Invocation(.nextItem, count: 10)])
    #expect(feed("7 g g") == [Invocation(.firstItem, count: 7)])
  }

  @Test func digitsAloneRelabelOneByOne() {
    #expect(feed("3") == [Invocation(.relabel3)])
    #expect(feed("1 2") == [Invocation(.relabel1), Invocation(.relabel2)])
    #expect(feed("0") == [Invocation(.relabel10)])
  }

  @Test func digitsBeforeADecisionRelabelFirst() {
    #expect(feed("3 a") == [Invocation(.relabel3), Invocation(.keep)])
    #expect(feed("3 u") == [Invocation(.relabel3), Invocation(.undo)])
  }

  @Test func aDigitWaitsUntilItsMeaningIsKnown() {
    var keys = KeyInterpreter()
    #expect(feed("3", to: &keys).isEmpty)
    #expect(keys.isWaiting && keys.pendingText == "3")
    #expect(keys.flush() == [Invocation(.relabel3)])
    #expect(!keys.isWaiting && keys.flush().isEmpty)
  }

  @Test func escapeForgetsWhatWasTyped() {
    #expect(feed("3 Escape") == [Invocation(.cancel)])
    #expect(feed("g Escape") == [])
    #expect(feed("4 2 Ctrl-C") == [Invocation(.cancel)])
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
    #expect(feed("3 y", to: &keys).isEmpty)
    #expect(keys.unknownKey == "3y" && !keys.isWaiting)
    #expect(feed("j", to: &keys) == [Invocation(.nextItem)])
    #expect(keys.unknownKey == nil)
  }

  @Test func endlessDigitsEnd() {
    var keys = KeyInterpreter()
    let done = feed("9 9 9 9 9 9 9 9 9 9 9 9 j", to: &keys)
    #expect(done.count == 9 && done.last == Invocation(.nextItem, count: 9999))
  }
}
