import Testing

@testable import Refiner

/// The JSON of safetensors headers.
@Suite struct JSONScannerTests {
  @Test func escapesInStringsAreResolved() {
    var scanner = JSONScanner(Array(#" "a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é" "#.utf8))
    let string = scanner.string()
    let isAtEnd = scanner.isAtEnd()
    #expect(string == "a\"\\/\u{8}\u{C}\n\r\té😀é" && isAtEnd)
  }

  @Test(arguments: [
    #""a"#, #""\x""#, #""\u12"#, #""\u12g4""#, #""\ud83d""#, #""\ud83d\u0041""#, #""\ude00""#,
    "\"\n\"",
    "a", "",
  ])
  func malformedStringsAreRefused(text: String) {
    var scanner = JSONScanner(Array(text.utf8))
    let string = scanner.string()
    #expect(string == nil)
  }

  @Test func onlyWholePositiveNumbersAreTaken() {
    for (text, value) in [("0", 0), ("7", 7), (" 120 ", 120), ("9223372036854775807", Int.max)] {
      var scanner = JSONScanner(Array(text.utf8))
      let number = scanner.natural()
      #expect(number == value)
    }
    for text in ["-1", "0.0", "1e3", "007", "9223372036854775808", "", "x", "+1"] {
      var scanner = JSONScanner(Array(text.utf8))
      let number = scanner.natural()
      #expect(number == nil, "\(text)")
    }
  }

  /// Whether a text is one value and nothing else.
  private static func isOneValue(_ text: [UInt8]) -> Bool {
    var scanner = JSONScanner(text)
    return scanner.skipValue() && scanner.isAtEnd()
  }

  @Test(arguments: [
    "0", "-0", "-1.5e+10", "[]", "{}", "[1,[2,{\"a\":[]}],\"x\"]",
    "{\"a\":null,\"b\":[true,false]}",
    "[[],[]]", "{\"a\":{},\"b\":{}}",
  ])
  func anyValueIsPassedOver(text: String) {
    #expect(Self.isOneValue(Array((text + " ").utf8)))
  }

  @Test(arguments: [
    "", "[", "]", "[1", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}", "[1}", "01",
    "1.",
    "-", ".5", "+1", "1e", "nul", "NaN", "infinity", "0x10",
  ])
  func brokenValuesAreNot(text: String) {
    #expect(!Self.isOneValue(Array(text.utf8)))
  }

  @Test func nestingCostsNoStack() {
    let depth = 1_000_000
    let open = [UInt8](repeating: UInt8(ascii: "["), count: depth)
    #expect(Self.isOneValue(open + [UInt8](repeating: UInt8(ascii: "]"), count: depth)))
    #expect(!Self.isOneValue(open))
  }
}
