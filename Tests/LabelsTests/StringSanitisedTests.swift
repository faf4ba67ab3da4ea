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
}
