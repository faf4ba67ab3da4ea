import Labels
import Testing

@testable import Refiner

@Suite struct FileErrorTests {
  private static let path = "a\u{1B}[2J\nb.png"

  private static let all: [FileError] =
    [
      .missing(path: path), .unreadable(path: path, reason: "r"),
      .damaged(path: path, reason: "r"), .unsupported(path: path, reason: "r", remedy: "do"),
      .tooLarge(path: path, width: 1, height: 2, limit: 1),
      .tooLong(path: path, count: 2, limit: 1),
      .unknownID(path: path, id: 3, pixels: 4, at: Point(x: 1, y: 2), rule: "taxonomy t\n"),
      .ambiguousIDs(path: path, ids: [1, 2], spaces: [.train, .synthia]),
      .unknownColour(path: path, colour: RGB(1, 2, 3), pixels: 4, taxonomy: "t"),
      .notProbabilities(path: path, example: 2, values: 1),
      .channels(path: path, found: 2, taxonomy: "t", expected: 3),
      .sizeMismatch(
        path: path, found: Size(width: 1, height: 2), partner: "c.png",
        expected: Size(width: 3, height: 4)),
      .badLine(path: path, line: 3, reason: "r"), .badText(path: path, reason: "r"),
      .duplicateStem(path: path, other: "o\n", stem: "s"),
      .missingPartners(path: path, role: .truth, stems: ["s\n"], count: 2),
      .noSamples(path: path, role: .image),
    ]
    + [WriteFailure.diskFull, .readOnly, .notAllowed, .noFolder, .other("r")].map {
      .unwritable(path: path, reason: $0)
    }

  @Test(arguments: all)
  func everyErrorIsOneCleanLineThatNamesTheFile(error: FileError) {
    let text = error.description
    #expect(text.hasPrefix("a?[2J?b.png: "))
    #expect(text.count > "a?[2J?b.png: ".count)
    #expect(text == text.sanitised)
    #expect(error.path == Self.path)
  }
}
