import Labels
import Testing

@Suite struct StringSanitisedTests {
  @Test(arguments: [
    ("plain.png", "plain.png"), ("a\u{1B}[2Jb", "a?[2Jb"), ("line\nbreak", "line?break"),
    ("\u{9B}31m", "?31m"), ("right\u{202E}left", "right?left"), ("Straße 東", "Straße 東"),
  ])
  func controlsBecomeQuestionMarks(text: String, expected: String) {
    #expect(text.sanitised == expected)
  }

  /// U+FFFE and U+FFFF may not stand in XML; none of the others is a character.
  @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF, 0xFFFD, 0xFDF0, 0x1F600])
  func whatIsNoCharacterBecomesAQuestionMark(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let isCharacter = [0xFFFD, 0xFDF0, 0x1F600].contains(value)
    #expect("a\(scalar)b".sanitised == (isCharacter ? "a\(scalar)b" : "a?b"))
  }
}
