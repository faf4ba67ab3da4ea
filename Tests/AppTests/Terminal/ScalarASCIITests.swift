import Testing

@testable import App

@Suite struct ScalarASCIITests {
  @Test(arguments: [
    ("┌──┐│└┘├┼", "+--+|++++"), ("▸▀▄█░▒", ">###.:"), ("12±3 × 4…", "12?3 x 4."), ("—é日", "-??"),
    ("\u{7}\u{7F}", "??"),
  ])
  func scalarsBecomeTheirLikeness(text: String, ascii: String) {
    #expect(String(String.UnicodeScalarView(text.unicodeScalars.map(\.asciiLookalike))) == ascii)
  }

  @Test func everyScalarBecomesPrintableASCII() {
    for value: UInt32 in 0...0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect((0x20...0x7E).contains(scalar.asciiLookalike.value), "\(value)")
    }
  }
}
