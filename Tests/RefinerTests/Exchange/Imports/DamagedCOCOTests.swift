import Foundation
import Labels
import Testing

@testable import Refiner

/// Hostile COCO files: one line that names the file, and nothing left behind.
@Suite struct DamagedCOCOTests {
  private typealias Fixture = ImportFixture
  private static let box = "[[0, 0, 1, 0, 1, 1]]"

  private static func image(_ change: (String, String)) -> String {
    Fixture.text(images: Fixture.image.replacing(change.0, with: change.1))
  }

  private static func images(_ second: String) -> String {
    Fixture.text(images: Fixture.image + ", " + second)
  }

  /// A file whose second annotation has these pixels.
  private static func pixels(_ segmentation: String) -> String {
    Fixture.text(Fixture.annotation(1, box), Fixture.annotation(2, segmentation))
  }

  private static func runs(_ counts: String, size: String = "[3, 4]") -> String {
    pixels(#"{"size": \#(size), "counts": \#(counts)}"#)
  }

  private static let nested = String(repeating: "[", count: 100_000)
  private static let nestedWhole = nested + String(repeating: "]", count: 100_000)

  static let files: [(text: String, words: String)] = [
    ("", "no object"), ("[]", "no object"), ("{", "breaks off"), ("{}", "no 'images'"),
    (#"{"images": []}"#, "no 'annotations'"), (#"{"annotations": []}"#, "no 'images'"),
    (#"{"images": [], "annotations": []}"#, "holds no image"),
    (#"{"images": 3, "annotations": []}"#, "no list"),
    (Fixture.text() + "]", "something follows"), (#"{"a": \#(nested)"#, "does not end"),
    (#"{"a": , "images": []}"#, "does not end"),
    (image(("\"width\": 4, ", "")), "image 'a.jpg': damaged: width and height"),
    (image((": 4", ": 0")), "1 or more"), (image((": 4", ": -4")), "image 1: damaged"),
    (image((": 4", ": 4.5")), "image 1: damaged: 'width' has a value of another kind"),
    (image((": 4", ": 268435456")), "image 'a.jpg': claims 268435456x3 pixels"),
    (image((": 4", ": 9223372036854775807")), "claims 9223372036854775807x3"),
    (image(("a.jpg", "../a.jpg")), "image 1: damaged: 'file_name' is no relative path: ../a.jpg"),
    (image(("a.jpg", "/a.jpg")), "no relative path"),
    (image(("a.jpg", "b/../../a.jpg")), "no relative path"),
    (image(("a.jpg", "")), "no relative path"), (image(("a.jpg", "a\\u0000b")), "no relative path"),
    (image(("a.jpg", "a\\nb.jpg")), "no relative path"),
    (image((#""id": 1, "#, "")), "no 'id'"),
    (image((#"1, "width""#, #"null, "width""#)), "image 1"),
    (images(Fixture.image.replacing("1,", with: "2,")), "two images are called 'a'"),
    (images(#"{"id": 2, "width": 1, "height": 1, "file_name": "a.png"}"#), "called 'a'"),
    (images(#"{"id": 1, "width": 1, "height": 1, "file_name": "b"}"#), "two images have the id 1"),
    (Fixture.text(#"{"image_id": 5, "category_id": 1}"#), "no image has its 'image_id' 5"),
    (Fixture.text(#"{"category_id": 1}"#), "annotation 1: no 'image_id'"),
    (Fixture.text("7"), "no object"), (Fixture.text(Fixture.annotation(9, box)), "with the id 9"),
    (Fixture.text(Fixture.annotation(7, box)), "no class 'apple'"),
    (Fixture.text(#"{"image_id": 1, "category_id": 1}"#), "no 'segmentation'; a box is no mask"),
    (Fixture.text(#"{"image_id": 1, "segmentation": \#(box)}"#), "no 'category_id'"),
    (Fixture.text(Fixture.annotation(1, box, #", "iscrowd": 2"#)), "'iscrowd'"),
    (runs("[13]"), "image 'a': annotation 2: damaged: run lengths do not add up"),
    (runs("[11]"), "do not add up"), (runs("[3, -1, 10]"), "annotation 2: damaged"),
    (runs("[0.5, 11.5]"), "annotation 2: damaged"),
    (runs("[99999999999999999999]"), "annotation 2"),
    (runs("[9223372036854775807, 9223372036854775807]"), "do not add up"), (runs("[]"), "add up"),
    (runs("\"<\"", size: "[4, 3]"), "a mask of 3x4, the image is 4x3"),
    (runs("\"1\""), "do not add up"), (runs("\"~~\""), "foreign character"),
    (runs("\"PPPPPPPPPPPPPPPP\""), "do not add up"), (runs("\"P\""), "ends inside a number"),
    (runs("[1]", size: "[1000000, 1000000]"), "claims 1000000x1000000"),
    (runs("[12]", size: "[3]"), "without a size"), (runs("[12]", size: "[3, -4]"), "annotation 2"),
    (pixels("null"), "neither run lengths nor polygons"), (pixels("[]"), "'segmentation' is empty"),
    (pixels("[[]]"), "a polygon of 0 numbers"), (pixels("[[0, 0, 4, 3]]"), "of 4 numbers"),
    (pixels("[[0, 0, 1, 0, 1]]"), "of 5 numbers"), (pixels("[[0, NaN, 1, 0, 1, 1]]"), "no list of"),
    (pixels("[[0, 1e999, 1, 0, 1, 1]]"), "a corner at inf"),
    (pixels("[[0, -1e300, 1, 0, 1, 1]]"), "a corner at -1e+300"),
    (pixels("[0, 0, 1, 0, 1, 1]"), "no list of numbers"),
    (pixels(nestedWhole), "a polygon is no list of numbers"),
  ]

  @Test(arguments: files.indices)
  func hostileFilesAreRefusedAndLeaveNothing(index: Int) throws {
    let fixture = try ImportFixture()
    let (text, words) = Self.files[index]
    #expect {
      try fixture.coco(text)
    } throws: {
      let line = "\($0)"
      return line.contains(words) && line.hasPrefix(fixture.file + ": ") && !line.contains("\n")
    }
    #expect(try fixture.sandbox.names() == ["coco.json"])
  }

  @Test func nestingThatIsPassedOverCostsNoStack() throws {
    let fixture = try ImportFixture()
    let text = Fixture.text(Fixture.annotation(1, Self.box, #", "x": \#(Self.nestedWhole)"#))
    #expect(try fixture.coco(text.replacing("null", with: Self.nestedWhole)).records == 1)
  }

  private static var good: String {
    Fixture.text(
      Fixture.annotation(1, "[[0, 0, 4, 0, 4, 3, 0, 3]]", #", "iscrowd": 0"#),
      Fixture.annotation(2, #"{"size": [3, 4], "counts": [3, 2, 1, 2, 4]}"#))
  }

  @Test func aFileThatBreaksOffIsRefused() throws {
    let fixture = try ImportFixture()
    let good = Array(Self.good.utf8)
    for length in 0..<good.count {
      try fixture.sandbox.write(Array(good.prefix(length)), to: "coco.json")
      #expect(throws: ExportError.self, "\(length) bytes") {
        try fixture.labels.cocoFile(fixture.file, to: fixture.sandbox("out"))
      }
    }
    #expect(try fixture.sandbox.names() == ["coco.json"])
    #expect(try fixture.coco(Self.good).records == 2)
  }

  @Test func everyFlippedByteIsAnErrorOfOneLineOrHarmless() throws {
    let fixture = try ImportFixture()
    try fixture.sandbox.write(Array(Self.good.utf8), to: "coco.json")
    let refused = try fixture.refusals(flipping: "coco.json", times: 400) {
      _ = try fixture.labels.cocoFile(fixture.file, to: fixture.sandbox("out"))
    }
    #expect(refused > 200)
  }
}
