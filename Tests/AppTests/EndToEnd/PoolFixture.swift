import Foundation
import Labels
import Refiner
import Testing

/// A pool of many small images with one component each, divided among reviewers who take them one by one.
final class PoolFixture {
  let folder: TemporaryFolder
  var parts: String { folder.path + "/parts" }
  var leases: String { parts + "/leases" }

  init(images: Int, reviewers: String, overlap: String = "0%") throws {
    folder = try TemporaryFolder()
    try Self.makeRun(folder.path + "/run", images: images)
    let result = try FleckProcess.run(
      "assign", folder.path + "/run", "--reviewers", reviewers, "--overlap", overlap, "--dynamic",
      "--to", parts)
    try #require(result.code == 0, "\(result.errors)")
  }

  static func makeRun(_ folder: String, images: Int) throws {
    let taxonomy = try Taxonomy(
      name: "two",
      classes: ["road", "car"].enumerated().map { place, name in
        TaxonomyClass(
          id: ClassID(UInt8(place)), name: name, letter: "x", colour: RGB(9, 9, 9), kind: .stuff)
      })
    let run = try Run.create(
      folder,
      configuration: RunConfiguration(
        runID: "pool", tool: "test", paths: DatasetPaths(images: "i", labels: "l"),
        taxonomy: taxonomy, inputs: []))
    var map = LabelMap(width: 8, height: 8)
    let bounds = Rectangle<ImageSpace>(x: 1, y: 1, width: 4, height: 4)
    for y in 1..<5 { for x in 1..<5 { map[x, y] = ClassID(1) } }
    let mask = Mask(
      imageSize: map.size, bounds: bounds, bits: Array(repeating: true, count: bounds.area))
    for batch in stride(from: 1, through: images, by: 100) {
      var records: [(ImageRecord, [ComponentRecord])] = []
      for number in batch..<min(batch + 100, images + 1) {
        let stem = "frame-\(number)"
        let image = ImageRecord(
          id: ImageID(number), stem: stem, image: "i/\(stem).png", label: "l/\(stem).png",
          size: map.size, digests: ["map": try run.writeBaseMap(map, stem: stem)])
        let component = ComponentRecord(
          id: ComponentID(number << 32), image: image.id,
          component: Component(
            index: ComponentIndex(rawValue: 0), classID: ClassID(1), area: 16, bounds: bounds,
            centroid: bounds.center, perimeter: 16),
          runs: RunLengthEncoding(mask), features: [0.5], confidence: nil)
        records.append((image, [component]))
      }
      try run.store.add(records)
      try run.store.write(
        records.map {
          (
            $0.1[0].id,
            Judgement(
              loss: 1, eta: 0.9, posterior: [0.5, 0.5], verdict: .noise, suggestion: .void,
              suspicion: 0.9, gain: 14.4)
          )
        })
    }
    try run.store.set(stage: .judged)
  }

  /// Starts a reviewer with the steps of a script.
  func start(_ reviewer: String, _ keys: String) throws -> Process {
    let script = folder.path + "/keys-" + reviewer
    try keys.write(toFile: script, atomically: true, encoding: .utf8)
    return try FleckProcess.start(
      ["review", parts + "/" + reviewer, "--script", script],
      output: try folder.file("out-" + reviewer), errors: try folder.file("err-" + reviewer))
  }

  /// What a reviewer's script printed.
  func output(_ reviewer: String) throws -> String {
    try String(contentsOfFile: folder.path + "/out-" + reviewer, encoding: .utf8)
  }

  /// The images that a reviewer has decided about.
  func decided(_ reviewer: String) throws -> Set<Int> {
    try Self.decided(parts + "/" + reviewer)
  }

  /// The images that a run's journal has decisions about.
  static func decided(_ run: String) throws -> Set<Int> {
    Set(
      try Run.open(run, readOnly: true).store.journal()
        .filter { $0.decision?.kind.settlesPixels == true }.map(\.image.rawValue))
  }
}
