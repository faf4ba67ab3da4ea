import Foundation
import Testing

@testable import Refiner

@Suite struct OrderedJSONTests {
  static let value = OrderedJSON.object([
    ("b", .list([.integer(-1), .real(0.1), .null])), ("a", .list([])), ("c", .object([])),
    ("d", .object([("text", .text("\\ \" é \u{1F600}\n\u{7F}"))])),
  ])

  /// What Python 3.11 writes: json.dumps({"b": [-1, 0.1, None], "a": [], ...}, indent=2).
  static let text = #"""
    {
      "b": [
        -1,
        0.1,
        null
      ],
      "a": [],
      "c": {},
      "d": {
        "text": "\\ \" \u00e9 \ud83d\ude00\n\u007f"
      }
    }
    """#

  @Test func theTextIsPythons() {
    #expect(String(decoding: Self.value.bytes, as: UTF8.self) == Self.text)
  }

  @Test(arguments: [(100.0, "100.0"), (66.67, "66.67"), (1e-5, "1e-05"), (0.0001, "0.0001")])
  func numbersAreWrittenAsPythonDoes(number: Double, text: String) {
    #expect(String(decoding: OrderedJSON.real(number).bytes, as: UTF8.self) == text)
  }

  @Test(arguments: 0...3)
  func aStreamedArrayIsTheListOfItsElements(count: Int) throws {
    let sandbox = try FileSandbox()
    var file = try JSONArrayFile(sandbox("array.json"))
    let elements = Array(repeating: Self.value, count: count)
    for element in elements { try file.append(element) }
    try file.finish()
    let bytes = try FileSystem.read(sandbox("array.json"), limit: 1 << 20)
    #expect(bytes == OrderedJSON.list(elements).bytes)
  }

  @Test func manyElementsAreReadBackOneByOne() throws {
    let sandbox = try FileSandbox()
    var file = try JSONArrayFile(sandbox("array.json"))
    for number in 0..<5000 {
      try file.append(.object([("n", .integer(number)), ("v", Self.value)]))
    }
    try file.finish()
    var seen = 0
    try JSONElements.forEach(in: sandbox("array.json")) { number, bytes in
      let parsed = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      #expect(number == seen + 1 && parsed?["n"] as? Int == seen)
      seen += 1
    }
    #expect(seen == 5000)
  }

  @Test func aFileThatExistsIsNotWrittenOver() throws {
    let sandbox = try FileSandbox()
    try sandbox.write([1], to: "taken")
    #expect(throws: FileError.self) { try FileAppender(sandbox("taken")) }
  }

  @Test(arguments: ["", "{}", "[1", "[1,]2", "[1] x", "[", "[\"a", "[1 2]", "[{\"a\": [}"])
  func whatIsNoArrayIsRefused(text: String) throws {
    let sandbox = try FileSandbox()
    let path = try sandbox.write(Array(text.utf8), to: "bad.json")
    #expect {
      try JSONElements.forEach(in: path) { _, bytes in
        _ = try PlacedRecord<[String: Int]>(bytes, path: path, number: 1)
      }
    } throws: { error in
      if case FileError.damaged(path, _) = error { true } else { false }
    }
  }
}
