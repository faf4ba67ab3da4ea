import Foundation
import Labels

@testable import Refiner

/// A judged run of label maps that a test draws, in a folder of its own.
struct SeCoFixture {
  /// One image of the run.
  struct Image {
    var stem: String
    var file: String
    var map: LabelMap
    var truth: LabelMap?
  }

  let sandbox = try? FileSandbox()
  let taxonomy: Taxonomy

  /// The label map of the reference's section 3.4.
  static let vector = map([
    [0, 0, 255, 13, 13], [0, 255, 13, 255, 13], [0, 0, 255, 13, 255], [8, 8, 8, 255, 13],
  ])

  init(classes: Int = 19) throws {
    self.init(
      taxonomy: try Taxonomy(
        name: "ids",
        classes: (0..<classes).map {
          TaxonomyClass(
            id: ClassID(UInt8($0)), name: "class-\($0)", letter: "x", colour: RGB(UInt8($0), 9, 7),
            kind: .stuff)
        }))
  }

  init(taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  var folder: String { sandbox?.path ?? "" }

  static func map(_ rows: [[UInt8]]) -> LabelMap {
    LabelMap(width: rows[0].count, height: rows.count, ids: rows.flatMap(\.self))
  }

  /// The softmax that gives `score` to a class and the rest evenly to the others.
  func posterior(_ classID: UInt8, score: Float) -> [Float] {
    let rest = (1 - score) / Float(taxonomy.classes.count - 1)
    return taxonomy.classes.map { $0.id.rawValue == classID ? score : rest }
  }

  /// A judgement whose loss grows with the component's place; `prediction` is right in every third.
  func judgement(_ record: ComponentRecord) -> Judgement {
    let place = record.component.index.rawValue
    let own = record.component.classID.rawValue
    let other = UInt8((Int(own) + place % 3) % taxonomy.classes.count)
    let verdict = Verdict.allCases[place % 3]
    let suggestion: ClassID =
      verdict == .clean ? ClassID(own) : verdict == .noise ? .void : ClassID(other)
    return Judgement(
      loss: Float(place) / 8 + 0.1, eta: Float(place % 4) / 4,
      posterior: posterior(other, score: 0.75 + Float(place % 8) / 64), verdict: verdict,
      suggestion: suggestion, suspicion: Float(place % 5) / 8,
      gain: Float(place % 5) / 8 * Float(record.component.area))
  }

  /// Writes the images' files and makes the run.
  func makeRun(
    _ images: [Image], name: String = "run", judgement: ((ComponentRecord) -> Judgement)? = nil
  ) throws -> Run {
    let inputs = images.map { RunInput(stem: $0.stem, files: []) }
    let run = try Run.create(
      folder + "/" + name,
      configuration: RunConfiguration(
        runID: RunConfiguration.runID(
          of: inputs, taxonomy: taxonomy, settings: RefinementSettings()),
        tool: "fleck test", paths: DatasetPaths(images: "i", labels: "l"), taxonomy: taxonomy,
        inputs: inputs))
    for (offset, image) in images.enumerated() {
      let records = try add(image, number: offset + 1, to: run)
      try run.store.write(records.map { ($0.id, (judgement ?? self.judgement)($0)) })
    }
    try run.store.set(stage: .judged)
    return run
  }

  private func add(_ image: Image, number: Int, to run: Run) throws -> [ComponentRecord] {
    let path = folder + "/data/" + image.file
    try FileSystem.makeFolder(Path.folder(of: path))
    try AtomicFile.write([1], to: path)
    var truthPath: String?
    if let truth = image.truth {
      truthPath = folder + "/truth-\(number).png"
      try PNGFile.write(truth, palette: run.palette, to: truthPath ?? "")
    }
    let id = ImageID(number)
    let record = ImageRecord(
      id: id, stem: image.stem, image: path, label: folder + "/label-\(number)", truth: truthPath,
      size: image.map.size,
      digests: ["map": try run.writeBaseMap(image.map, stem: image.stem)])
    let found = ConnectedComponents(image.map)
    let encodings = found.encodings(of: found.verticalRuns())
    let records = found.components.map { component in
      ComponentRecord(
        id: ComponentID(number << 32 | component.index.rawValue), image: id, component: component,
        runs: encodings[component.index.rawValue], features: [1], confidence: nil)
    }
    try run.store.add([(record, records)])
    return records
  }

  /// A map of random blobs: small squares of random classes on void.
  static func speckled(
    width: Int, height: Int, classes: Int, seed: UInt64
  ) -> LabelMap {
    var generator = SplitMix64(seed: seed)
    var map = LabelMap(width: width, height: height)
    for _ in 0..<(width * height / 24) {
      let x = Int.random(in: 0..<width, using: &generator)
      let y = Int.random(in: 0..<height, using: &generator)
      let id = ClassID(UInt8(Int.random(in: 0..<classes, using: &generator)))
      for row in y..<min(y + 3, height) {
        for column in x..<min(x + 4, width) { map[column, row] = id }
      }
    }
    return map
  }

  /// The text of a file below the fixture's folder.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }
}
