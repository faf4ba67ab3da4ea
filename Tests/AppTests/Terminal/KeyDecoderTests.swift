import Refiner
import Testing

@testable import App

@Suite struct KeyDecoderTests {
  /// Bytes, and the names of the keys they are.
  static let keys: [(String, [String])] = [
    ("j", ["j"]), ("G", ["G"]), ("gg", ["g", "g"]), (" ", ["Space"]), ("é€😀", ["é", "€", "😀"]),
    ("\t", ["Tab"]), ("\r", ["Enter"]), ("\n", ["Enter"]), ("\u{7F}", ["Backspace"]),
    ("\u{8}", ["Backspace"]), ("\u{0}", ["Ctrl-Space"]), ("\u{3}", ["Ctrl-C"]),
    ("\u{12}", ["Ctrl-R"]), ("\u{1A}", ["Ctrl-Z"]), ("\u{1C}\u{1D}", ["Ctrl-\\", "Ctrl-]"]),
    ("\u{1E}\u{1F}", ["Ctrl-^", "Ctrl-_"]),
    ("\u{1B}[A", ["Up"]), ("\u{1B}OA", ["Up"]), ("\u{1B}[D\u{1B}[C", ["Left", "Right"]),
    ("\u{1B}[1;5C", ["Ctrl-Right"]), ("\u{1B}[1;2A", ["Shift-Up"]), ("\u{1B}[1;3B", ["Alt-Down"]),
    ("\u{1B}O5C", ["Ctrl-Right"]), ("\u{1B}[a", ["Shift-Up"]), ("\u{1B}\u{1B}[A", ["Alt-Up"]),
    ("\u{1B}[H\u{1B}[F", ["Home", "End"]), ("\u{1B}OH\u{1B}OF", ["Home", "End"]),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", ["Home", "End", "Home", "End"]),
    ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", ["Insert", "Delete", "PageUp", "PageDown"]),
    ("\u{1B}[3$\u{1B}[3^\u{1B}[3@", ["Shift-Delete", "Ctrl-Delete", "Ctrl-Shift-Delete"]),
    ("\u{1B}[5;5~", ["Ctrl-PageUp"]), ("\u{1B}[Z", ["Backtab"]), ("\u{1B}[1;2Z", ["Backtab"]),
    ("\u{1B}OP\u{1B}OS", ["F1", "F4"]), ("\u{1B}[11~\u{1B}[15~", ["F1", "F5"]),
    ("\u{1B}[17~\u{1B}[24~\u{1B}[34~", ["F6", "F12", "F20"]), ("\u{1B}[1;5P", ["Ctrl-F1"]),
    ("\u{1B}[[A\u{1B}[[E", ["F1", "F5"]), ("\u{1B}x\u{1B}d", ["Alt-x", "Alt-d"]),
    ("\u{1B}é", ["Alt-é"]),
    ("\u{1B}\r", ["Alt-Enter"]), ("\u{1B}\u{7F}", ["Alt-Backspace"]),
    ("\u{1B}\u{12}", ["Ctrl-Alt-R"]), ("\u{1B}\u{1B}x", ["Escape", "Alt-x"]),
    ("\u{1B}\u{3}", ["Ctrl-C"]), ("\u{1B}OM\u{1B}Ok\u{1B}Op", ["Enter", "+", "0"]),
    ("\u{1B}[106u", ["j"]), ("\u{1B}[114;5u", ["Ctrl-R"]), ("\u{1B}[97;2u", ["A"]),
    ("\u{1B}[27u\u{1B}[13;1u\u{1B}[9;2u", ["Escape", "Enter", "Backtab"]),
    ("\u{1B}[106;1:1u\u{1B}[106;1:3u", ["j"]), ("\u{1B}[57441u", []), ("\u{1B}[105;5u", ["Tab"]),
    ("\u{1B}[27;5;114~\u{1B}[27;2;13~", ["Ctrl-R", "Shift-Enter"]),
    // Kitty's protocol: repeats, other layouts, text; keys that are only modifiers or go up.
    ("\u{1B}[106;1:2u\u{1B}[97:65;2u\u{1B}[97;;97u", ["j", "A", "a"]),
    ("\u{1B}[57358u\u{1B}[57442;5u\u{1B}[1;1:3A\u{1B}[3;1:3~j", ["j"]),
    ("\u{1B}[99;5u\u{1B}[105;5u\u{1B}[109;5u", ["Ctrl-C", "Tab", "Enter"]),
    ("\u{1B}[127;3u\u{1B}[8u\u{1B}[233u", ["Alt-Backspace", "Backspace", "é"]),
    (
      "\u{1B}[1;5A\u{1B}[1;2P\u{1B}[1;33B\u{1B}[15;2~",
      ["Ctrl-Up", "Shift-F1", "Alt-Down", "Shift-F5"]
    ),
    // xterm's modifyOtherKeys.
    ("\u{1B}[27;6;97~\u{1B}[27;3;13~\u{1B}[27;5;9~", ["Ctrl-A", "Alt-Enter", "Ctrl-Tab"]),
    ("\u{1B}[27;5;91~\u{1B}[27;7;120~", ["Escape", "Ctrl-Alt-X"]),
  ]

  /// Bytes that are no key, whatever letters they hold; the `j` after them is.
  static let swallowed: [String] = [
    "\u{1B}[?62;4c", "\u{1B}[>0;276;0c", "\u{1B}[12;40R", "\u{1B}[?2026;2$y", "\u{1B}[4;2$y",
    "\u{1B}[?1u", "\u{1B}[8;24;80t", "\u{1B}[200;1H", "\u{1B}[1;2;3;4A", "\u{1B}[999~", "\u{1B}[E",
    "\u{1B}[\u{80}A", "\u{1B}[1;99999999999999999999C", "\u{1B}[M ab", "\u{1B}[32;5;5M", "\u{1B}[e",
    "\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{7}", "\u{1B}]52;c;amo=\u{1B}\\",
    "\u{1B}P1+r544e=787465\u{1B}\\",
    "\u{1B}P>|tmux 3.3a\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^private\u{1B}\\",
    "\u{1B}Xstart\u{7}j\u{1B}\\", "\u{1B}]0;cut\u{18}", "\u{1B}[1;5\u{18}", "\u{1B}[1;5\u{1A}",
    "\u{1B}[" + String(repeating: "1;", count: 100) + "C", "\u{1B}[[Z",
    "\u{1B}[<999;1;1M", "\u{1B}[<0;0;1M", "\u{1B}[<0;1M", "\u{1B}[<3;1;1M",
    "\u{1B}Oz", "\u{1B}O9999999999P",
    // Mode reports, with and without values that are letters elsewhere.
    "\u{1B}[?2026;0$y", "\u{1B}[?1004;1$y", "\u{1B}[12;2$y", "\u{1B}[?2026$p",
    // Colours, clipboard, title, version and setting reports.
    "\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]4;1;rgb:cd/00/00\u{7}",
    "\u{1B}]l title\u{1B}\\",
    "\u{1B}]1337;Capabilities=aq\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P0$r\u{1B}\\",
    "\u{1B}P!|00000000\u{1B}\\", "\u{1B}P1+r436f=323536\u{1B}\\", "\u{1B}Pq#0;2;0;0;0~~\u{1B}\\",
    // Kitty's flags, graphics and colour-scheme reports; in-band resizes; window reports.
    "\u{1B}[?0u", "\u{1B}[>1u", "\u{1B}_Gi=31,s=10;j\u{1B}\\", "\u{1B}[?997;1n",
    "\u{1B}[48;24;80;600;800t",
    "\u{1B}[4;600;800t", "\u{1B}[0n", "\u{1B}[?13n", "\u{1B}[57441;1:3u",
    // The mouse in the forms that are not asked for: urxvt's, and SGR with nonsense.
    "\u{1B}[35;250;60M", "\u{1B}[<0;250;60;1M", "\u{1B}[<-1;1;1M", "\u{1B}[<0;1;1J",
  ]

  @Test(arguments: keys)
  func bytesAreKeysHoweverTheyAreSplit(bytes: String, names: [String]) throws {
    let expected = names.compactMap { KeyEvent(name: $0) }.map(InputEvent.key)
    try #require(expected.count == names.count)
    for events in Self.decodings(Array(bytes.utf8)) { #expect(events == expected) }
  }

  @Test(arguments: swallowed)
  func otherSequencesAreSwallowedWhole(bytes: String) {
    let expected = [InputEvent.key(KeyEvent("j"))]
    for events in Self.decodings(Array(bytes.utf8) + Array("j".utf8)) {
      #expect(events == expected)
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC2, 0x9B], [0x80],
      [0xE2, 0x82], [0xE0, 0x80, 0x80],
    ] as [[UInt8]])
  func bytesThatAreNoScalarAreDropped(bytes: [UInt8]) {
    for events in Self.decodings(bytes + Array("j".utf8)) {
      #expect(events == [.key(KeyEvent("j"))])
    }
  }

  @Test func aPasteIsOneEventWithoutKeys() {
    let bytes = Array("\u{1B}[200~d\u{3}\r\nq\ré \u{1B}[A\u{1B}[201x\u{1B}\u{1B}[201~j".utf8)
    let text = "d\u{3}\nq\né \u{1B}[A\u{1B}[201x\u{1B}"
    for events in Self.decodings(bytes) {
      #expect(events == [.paste(text), .key(KeyEvent("j"))])
    }
  }

  @Test func aPasteKeepsNoMoreThanItsLimit() {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array("\u{1B}[200~".utf8))
    let events = decoder.feed([UInt8](repeating: 0x61, count: PasteBuffer.limit + 5))
    #expect(events.isEmpty)
    guard case .paste(let text) = decoder.feed(Array("\u{1B}[201~".utf8)).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == PasteBuffer.limit)
  }

  @Test func theOldMouseReportIsSwallowedBeyondColumn223() {
    for bytes: [UInt8] in [[0x20, 0xFF, 0xFF], [0x60, 0x6A, 0x6A], [0x23, 0x21, 0x21]] {
      for events in Self.decodings([0x1B, 0x5B, 0x4D] + bytes + Array("j".utf8)) {
        #expect(events == [.key(KeyEvent("j"))])
      }
    }
  }

  @Test func pastesFollowOneAnotherAndOtherInput() {
    let bytes = Array(
      "a\u{1B}[200~\u{1B}[201~\u{1B}[200~x\u{1B}[20\u{1B}[201~\u{1B}[I\u{1B}[A".utf8)
    for events in Self.decodings(bytes) {
      #expect(
        events == [
          .key(KeyEvent("a")), .paste(""), .paste("x\u{1B}[20"), .focus(true), .key(KeyEvent(.up)),
        ])
    }
  }

  @Test func focusIsReported() {
    for events in Self.decodings(Array("\u{1B}[I\u{1B}[O".utf8)) {
      #expect(events == [.focus(true), .focus(false)])
    }
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", MouseEvent(action: .press(.left), x: 0, y: 0, modifiers: [])),
    ("\u{1B}[<0;250;60m", MouseEvent(action: .release(.left), x: 249, y: 59, modifiers: [])),
    ("\u{1B}[<0;1000;300M", MouseEvent(action: .press(.left), x: 999, y: 299, modifiers: [])),
    ("\u{1B}[<32;224;1M", MouseEvent(action: .drag(.left), x: 223, y: 0, modifiers: [])),
    ("\u{1B}[<34;5;6M", MouseEvent(action: .drag(.right), x: 4, y: 5, modifiers: [])),
    ("\u{1B}[<35;5;6M", MouseEvent(action: .move, x: 4, y: 5, modifiers: [])),
    (
      "\u{1B}[<64;5;6M",
      MouseEvent(action: .scroll(columns: 0, rows: -1), x: 4, y: 5, modifiers: [])
    ),
    (
      "\u{1B}[<67;5;6M", MouseEvent(action: .scroll(columns: 1, rows: 0), x: 4, y: 5, modifiers: [])
    ),
    (
      "\u{1B}[<29;5;6M",
      MouseEvent(action: .press(.middle), x: 4, y: 5, modifiers: [.control, .alt, .shift])
    ),
  ])
  func theMouseIsReported(bytes: String, event: MouseEvent) {
    for events in Self.decodings(Array(bytes.utf8)) { #expect(events == [.mouse(event)]) }
  }

  // MARK: Pauses

  @Test func aLoneEscapeIsAKeyAfterAPause() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isPending)
    #expect(decoder.flush() == [.key(KeyEvent(.escape))])
    #expect(!decoder.isPending)
    #expect(decoder.feed(Array("j".utf8)) == [.key(KeyEvent("j"))])
  }

  @Test func aPauseEndsOnlyWhatTheUserCanHaveTyped() {
    for (bytes, names) in [
      ("\u{1B}\u{1B}", ["Escape", "Escape"]), ("\u{1B}]", ["Alt-]"]), ("\u{1B}P", ["Alt-P"]),
      ("\u{1B}[", []), ("\u{1B}[1;5", []), ("\u{1B}]0;title", []), ("", []),
    ] {
      var decoder = KeyDecoder()
      let fed = decoder.feed(Array(bytes.utf8))
      #expect(fed + decoder.flush() == names.compactMap { KeyEvent(name: $0) }.map(InputEvent.key))
      #expect(!decoder.isPending)
    }
  }

  @Test func aPauseInsideASequenceLeaksNoLetter() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[1;5".utf8)).isEmpty)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.feed(Array("C".utf8)) == [.key(KeyEvent(.right, modifiers: .control))])
  }

  @Test func controlCAndEscapeLeaveAnUnfinishedString() {
    var decoder = KeyDecoder()
    #expect(
      decoder.feed(Array("\u{1B}]never\u{3}".utf8))
        == [KeyEvent(name: "Ctrl-C")].compactMap { $0 }.map(InputEvent.key))
    #expect(decoder.feed(Array("\u{1B}]never".utf8) + [0x1B]).isEmpty)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.feed(Array("j".utf8)) == [.key(KeyEvent("j"))])
  }

  // MARK: Properties

  @Test func randomBytesNeverTrapAndSplitAlike() {
    var generator = SplitMix64(seed: 20_261)
    let alphabet: [UInt8] = [
      0x1B, 0x5B, 0x5D, 0x4F, 0x50, 0x3B, 0x3C, 0x4D, 0x7E, 0x30, 0x32, 0x31, 0x75, 0x24,
    ]
    for _ in 0..<2_000 {
      let bytes = (0..<24).map { _ -> UInt8 in
        Bool.random(using: &generator)
          ? alphabet.randomElement(using: &generator) ?? 0
          : UInt8.random(in: 0...255, using: &generator)
      }
      let decodings = Self.decodings(bytes)
      #expect(Set(decodings).count == 1, "\(bytes)")
    }
  }

  @Test func nothingInsideASequenceIsAKey() {
    var generator = SplitMix64(seed: 7)
    let frames: [(String, String, ClosedRange<UInt8>)] = [
      ("\u{1B}]", "\u{1B}\\", 0x20...0xFF), ("\u{1B}]", "\u{7}", 0x20...0xFF),
      ("\u{1B}P", "\u{1B}\\", 0x20...0xFF), ("\u{1B}_", "\u{1B}\\", 0x20...0xFF),
      ("\u{1B}[?", "y", 0x30...0x3F), ("\u{1B}[200~", "\u{1B}[201~", 0x20...0xFF),
    ]
    for (start, end, range) in frames {
      for _ in 0..<200 {
        let body = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
          UInt8.random(in: range, using: &generator)
        }
        var decoder = KeyDecoder()
        let events = decoder.feed(Array(start.utf8) + body + Array(end.utf8))
        let areKeys = events.contains { if case .key = $0 { true } else { false } }
        #expect(!areKeys, "\(start.debugDescription) \(body)")
        #expect(decoder.feed(Array("j".utf8)) == [.key(KeyEvent("j"))])
      }
    }
  }

  /// The events of bytes fed whole, one by one, in two parts at every place, and short ones in three.
  private static func decodings(_ bytes: [UInt8]) -> [[InputEvent]] {
    var splits: [[[UInt8]]] = [[bytes], bytes.map { [$0] }]
    splits += bytes.indices.map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
    for second in bytes.indices where bytes.count <= 24 {
      for first in 0..<second {
        splits.append(
          [Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...])])
      }
    }
    return splits.map { parts in
      var decoder = KeyDecoder()
      return parts.flatMap { decoder.feed($0) }
    }
  }
}
