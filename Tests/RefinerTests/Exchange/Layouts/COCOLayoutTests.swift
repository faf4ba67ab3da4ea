import Labels
import Testing

@testable import Refiner

@Suite struct COCOLayoutTests {
  private static let head = """
    {"info": {"description": "Label set of the run RUN", "version": "fleck test"},
    "licenses": [],
    "categories": [{"id": 1, "name": "road", "supercategory": "stuff", "isthing": 0, "color": [128, 64, 128]}, \
    {"id": 2, "name": "person", "supercategory": "thing", "isthing": 1, "color": [220, 20, 60]}, \
    {"id": 3, "name": "car", "supercategory": "thing", "isthing": 1, "color": [0, 0, 142]}],
    "annotations": [

    """
  private static let tail = """

    ],
    "images": [
    {"id": 1, "width": 6, "height": 4, "file_name": "aachen_000000_000019.jpg"},
    {"id": 2, "width": 3, "height": 2, "file_name": "ulm_000001_000019.jpg"}
    ]}

    """

  private func expected(_ annotations: [String], _ fixture: LayoutFixture) -> String {
    Self.head.replacing("RUN", with: fixture.run.configuration.runID)
      + annotations.joined(separator: ",\n") + Self.tail
  }

  @Test func polygonsHaveThePixelsCorners() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.coco) { $0.segmentation = .polygons }
    let annotations = [
      """
      {"id": 1, "image_id": 1, "category_id": 1, "segmentation": \
      [[0, 0, 6, 0, 6, 1, 5, 1, 5, 3, 4, 3, 4, 1, 1, 1, 1, 4, 0, 4]], "area": 11, \
      "bbox": [0, 0, 6, 4], "iscrowd": 0}
      """,
      """
      {"id": 2, "image_id": 1, "category_id": 3, "segmentation": \
      [[1, 1, 2, 1, 2, 2, 2, 3, 3, 3, 3, 2, 2, 2, 2, 1, 4, 1, 4, 4, 1, 4]], "area": 8, \
      "bbox": [1, 1, 3, 3], "iscrowd": 0}
      """,
      """
      {"id": 3, "image_id": 1, "category_id": 2, "segmentation": \
      [[5, 2, 6, 2, 6, 3, 5, 3, 5, 4, 4, 4, 4, 3, 5, 3]], "area": 2, \
      "bbox": [4, 2, 2, 2], "iscrowd": 0}
      """,
      """
      {"id": 4, "image_id": 2, "category_id": 2, "segmentation": [[0, 0, 1, 0, 1, 1, 0, 1]], \
      "area": 1, "bbox": [0, 0, 1, 1], "iscrowd": 0}
      """,
      """
      {"id": 5, "image_id": 2, "category_id": 2, "segmentation": [[2, 0, 3, 0, 3, 1, 2, 1]], \
      "area": 1, "bbox": [2, 0, 1, 1], "iscrowd": 0}
      """,
      """
      {"id": 6, "image_id": 2, "category_id": 1, "segmentation": [[0, 1, 3, 1, 3, 2, 0, 2]], \
      "area": 3, "bbox": [0, 1, 3, 1], "iscrowd": 0}
      """,
    ]
    #expect(try fixture.text("annotations/instances_train.json") == expected(annotations, fixture))
  }

  /// The strings are those that pycocotools gives for the same masks.
  @Test func runLengthsAreCOCOs() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.coco) { $0.split = "val" }
    let text = try fixture.text("annotations/instances_val.json")
    let strings = ["053L0002NN2", "531N00027", "c0120O", "015", "411", "111000"]
    for (place, string) in strings.enumerated() {
      let size = place < 3 ? "[4, 6]" : "[2, 3]"
      #expect(text.contains("{\"size\": \(size), \"counts\": \"\(string)\"}"), "\(string)")
    }
    #expect(text.split(separator: "\n").count == 4 + 6 + 1 + 1 + 2 + 1)
  }

  @Test func panopticSegmentsAreNumberedByTheirPixels() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.panoptic)
    let annotations = [
      """
      {"image_id": 1, "file_name": "aachen_000000_000019.png", "segments_info": \
      [{"id": 1, "category_id": 1, "area": 11, "bbox": [0, 0, 6, 4], "iscrowd": 0}, \
      {"id": 2, "category_id": 3, "area": 8, "bbox": [1, 1, 3, 3], "iscrowd": 0}, \
      {"id": 3, "category_id": 2, "area": 2, "bbox": [4, 2, 2, 2], "iscrowd": 0}]}
      """,
      """
      {"image_id": 2, "file_name": "ulm_000001_000019.png", "segments_info": \
      [{"id": 1, "category_id": 2, "area": 1, "bbox": [0, 0, 1, 1], "iscrowd": 0}, \
      {"id": 2, "category_id": 2, "area": 1, "bbox": [2, 0, 1, 1], "iscrowd": 0}, \
      {"id": 3, "category_id": 1, "area": 3, "bbox": [0, 1, 3, 1], "iscrowd": 0}]}
      """,
    ]
    #expect(try fixture.text("annotations/panoptic_train.json") == expected(annotations, fixture))
    let picture = try fixture.picture("annotations/panoptic_train/ulm_000001_000019.png")
    let segments: [UInt8] = [1, 0, 2, 3, 3, 3]
    #expect(picture.content == .rgb8(segments.flatMap { [$0, 0, 0] }))
  }

  /// 300 persons and one road: ids beyond a byte go on in green.
  @Test func segmentsBeyondAByteGoOnInGreen() throws {
    var map = LabelMap(width: 1200, height: 2, filledWith: ClassID(0))
    for number in 0..<300 { map[number * 4, 0] = ClassID(1) }
    let facts = COCOFacts(
      taxonomy: try LayoutFixture.taxonomy(), split: "train", runID: "r", tool: "t")
    let record = ImageRecord(
      id: ImageID(1), stem: "a", image: "a.png", label: "b", size: map.size)
    let parts = try PanopticLayout(facts).parts(
      of: ExportImage(record: record, name: "a", map: map))
    let picture = try PNGFile.decode(parts.files[0].bytes, path: "a.png")
    guard case .rgb8(let bytes) = picture.content else {
      Issue.record("no RGB")
      return
    }
    // Persons have 1, 3, 4, ... 301; the road, met second, 2.
    #expect(Array(bytes[0..<6]) == [1, 0, 0, 2, 0, 0])
    let last = 299 * 4 * 3
    #expect(Array(bytes[last..<(last + 3)]) == [45, 1, 0])
  }
}
