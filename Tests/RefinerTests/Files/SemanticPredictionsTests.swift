import Labels
import Testing

@testable import Refiner

@Suite struct SemanticPredictionsTests {
  private func read(_ text: String) throws -> SemanticPredictions {
    let sandbox = try FileSandbox()
    let path = try sandbox.write(Array(text.utf8), to: "p.json")
    return try SemanticPredictions(path, limits: FileLimits(maximumPixels: 1 << 16))
  }

  private func record(_ name: String, _ id: String, _ mask: String) -> String {
    "{\"file_name\":\"\(name)\",\"category_id\":\(id),\"segmentation\":\(mask)}"
  }

  private let mask = "{\"size\":[2,2],\"counts\":[0,4]}"

  @Test func imagesAreFoundByTheEndOfTheirPath() throws {
    let found = try read(
      "[\(record("/x/train/a_leftImg8bit.png", "3", mask)),\(record("b.jpg", "4", mask))]")
    #expect(Array(found.imageStems).count == 2)
    #expect(try found.image(of: "train/a") == "/x/train/a")
    #expect(try found.image(of: "a") == "/x/train/a")
    #expect(try found.image(of: "val/b") == "b")
    #expect(try found.image(of: "val/a") == nil)
    #expect(try found.image(of: "c") == nil)
    #expect(try found.categories() == [3, 4])
  }

  @Test func twoImagesOfOneEndAreAChoiceOfTheUser() throws {
    let found = try read("[\(record("x/a.png", "3", mask)),\(record("y/a.png", "4", mask))]")
    #expect(throws: FileError.self) { try found.image(of: "a") }
    #expect(try found.image(of: "x/a") == "x/a")
  }

  @Test func unpaintedPixelsAreVoidAndLaterMasksLieAbove() throws {
    let half = "{\"size\":[2,2],\"counts\":[0,3,1]}"
    let top = "{\"counts\":[0,1,3],\"size\":[2,2],\"extra\":[{}]}"
    let found = try read("[\(record("a.png", "3", half)),\(record("a.png", "9", top))]")
    let raw = try found.labels(of: "a")
    guard case .numbers(let numbers) = raw.numbers else {
      Issue.record("no numbers")
      return
    }
    #expect(numbers == [9, 3, 3, -1])
  }

  @Test(arguments: [
    "", "[", "[]", "{}", "[1]", "[{}]", "[{\"file_name\":3}]", "[{\"file_name\":\"a\"} {}]",
    "[{\"file_name\":\"a\"}", "[{\"file_name\":\"a\"},]", "[{\"file_name\":\"a\"}] 1",
    "[{\"file_name\":\"a}]", "[{\"file_name\":\"\"}]", "[{\"file_name\":\"a\",\"b\":[1}]]",
  ])
  func brokenListsAreRefused(text: String) {
    #expect(throws: FileError.self) { try read(text) }
  }

  @Test(arguments: [
    "{\"size\":[2,2]}", "{\"size\":[2],\"counts\":[4]}", "{\"size\":[0,2],\"counts\":[0]}",
    "{\"size\":[2,2],\"counts\":[3]}", "{\"size\":[2,2],\"counts\":[9,9]}",
    "{\"size\":[2,2],\"counts\":\"!\"}", "{\"size\":[2,2],\"counts\":\"0\"}",
    "{\"size\":[4294967296,4294967296],\"counts\":[0]}", "{\"size\":[999,999],\"counts\":[998001]}",
    "{\"size\":[-2,2],\"counts\":[4]}", "null", "[[0,1]]",
  ])
  func brokenMasksAreRefused(mask: String) throws {
    let found = try read("[\(record("a.png", "3", mask))]")
    #expect(throws: FileError.self) { try found.labels(of: "a") }
  }

  @Test func brokenRecordsAreRefused() throws {
    for id in ["-1", "1.5", "\"3\"", "null"] {
      let found = try read("[\(record("a.png", id, mask))]")
      #expect(throws: FileError.self) { try found.labels(of: "a") }
    }
    let other = "{\"size\":[1,4],\"counts\":[0,4]}"
    let found = try read("[\(record("a.png", "3", mask)),\(record("a.png", "4", other))]")
    #expect(throws: FileError.self) { try found.labels(of: "a") }
  }

  @Test func imagesWithoutRecordsAndRecordsWithoutImagesAreCounted() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a.png", "images/b.png")
    try fixture.text("[\(record("a.png", "3", mask))]", to: "p.json")
    #expect(
      throws: FileError.missingPartners(
        path: fixture.sandbox("p.json"), role: .label, stems: ["b"], count: 1)
    ) { try fixture.samples(labels: "p.json") }
    try fixture.text(
      "[\(["a", "b", "c"].map { record("\($0).png", "3", mask) }.joined(separator: ","))]",
      to: "p.json")
    #expect(
      throws: FileError.missingPartners(
        path: fixture.sandbox("images"), role: .image, stems: ["c"], count: 1)
    ) { try fixture.samples(labels: "p.json") }
  }
}
