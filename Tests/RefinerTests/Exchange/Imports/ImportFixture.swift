import Foundation
import Labels
import Testing

@testable import Refiner

/// Files of other programs in a folder of a test's own, and what becomes of them.
struct ImportFixture {
  let sandbox: FileSandbox
  var labels: LabelSetImport

  /// Three classes: road 0, person 1, car 2.
  init() throws {
    sandbox = try FileSandbox()
    labels = LabelSetImport(taxonomy: try LayoutFixture.taxonomy())
  }

  static let image = #"{"id": 1, "width": 4, "height": 3, "file_name": "a.jpg"}"#
  static let categories =
    #"{"id": 1, "name": "Road"}, {"id": 2, "name": "person"}, {"id": 7, "name": "apple"}"#

  /// The text of a COCO file.
  static func text(images: String = image, _ annotations: String...) -> String {
    """
    {"annotations": [\(annotations.joined(separator: ", "))], "info": {"a": [1, {"b": null}]},
     "images": [\(images)], "categories": [\(categories)]}
    """
  }

  /// An annotation of image 1.
  static func annotation(_ category: Int, _ segmentation: String, _ more: String = "") -> String {
    #"{"image_id": 1, "category_id": \#(category), "segmentation": \#(segmentation)\#(more)}"#
  }

  var file: String { sandbox("coco.json") }

  /// Imports a COCO file of a text.
  @discardableResult
  func coco(_ text: String) throws -> LabelSetImport.Summary {
    try sandbox.write(Array(text.utf8), to: "coco.json")
    return try labels.cocoFile(file, to: sandbox("out"))
  }

  /// Imports a panoptic file of a text, whose PNGs are in the folder `coco`.
  @discardableResult
  func panoptic(_ text: String, maps: String? = nil) throws -> LabelSetImport.Summary {
    try sandbox.write(Array(text.utf8), to: "coco.json")
    return try labels.panopticFile(file, maps: maps, to: sandbox("out"))
  }

  /// Imports a folder with one file of Cityscapes' polygons.
  @discardableResult
  func polygons(_ text: String) throws -> LabelSetImport.Summary {
    try sandbox.write(Array(text.utf8), to: "in/ulm/ulm_1_gtFine_polygons.json")
    return try labels.cityscapesPolygons(in: sandbox("in"), to: sandbox("out"))
  }

  /// Flips one bit of a file at a time and imports it, and says how many imports were refused.
  ///
  /// A refusal is one line that names a file of the fixture, and leaves nothing.
  func refusals(flipping name: String, times: Int, _ importing: () throws -> Void) throws -> Int {
    let good = try FileSystem.read(sandbox(name), limit: 1 << 20)
    var generator = SplitMix64(seed: 11)
    var refused = 0
    for _ in 0..<times {
      var bad = good
      bad[Int.random(in: 0..<bad.count, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
      try sandbox.write(bad, to: name)
      do {
        try importing()
        try FileManager.default.removeItem(atPath: sandbox("out"))
      } catch {
        refused += 1
        let line = "\(error)"
        #expect(line.hasPrefix(sandbox.path) && !line.contains("\n"), "\(line)")
        #expect(!FileManager.default.fileExists(atPath: sandbox("out")))
      }
    }
    return refused
  }

  /// Writes a PNG of 4 x 3 segment ids.
  func writeSegments(_ ids: [Int], width: Int = 4, to name: String = "coco/a.png") throws {
    let bytes = ids.flatMap { [UInt8($0 & 255), UInt8($0 >> 8 & 255), UInt8($0 >> 16)] }
    let image = RGBImage(width: width, height: ids.count / width, bytes: bytes)
    try sandbox.write(try PNGFile.encode(areas: image, path: name), to: name)
  }

  /// The ids of an imported map.
  func ids(_ name: String = "a.png") throws -> [UInt8] {
    try LabelFile.read(sandbox("out/" + name), taxonomy: labels.taxonomy).ids
  }

  /// The maps in a folder, by their names.
  static func maps(_ folder: String, _ taxonomy: Taxonomy) throws -> [String: LabelMap] {
    var maps: [String: LabelMap] = [:]
    for name in try FolderWalk.files(in: folder, extensions: ["png"]) {
      maps[name] = try LabelFile.read(folder + "/" + name, taxonomy: taxonomy)
    }
    return maps
  }
}
