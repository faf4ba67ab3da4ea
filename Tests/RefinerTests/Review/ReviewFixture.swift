import Foundation
import Labels
import Refiner

/// A small store in a folder of its own, removed with the fixture.
final class ReviewFixture {
  let folder: String
  let size = Size<ImageSpace>(width: 32, height: 24)

  init() throws {
    folder = NSTemporaryDirectory() + "fleck-review-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var path: String { folder + "/review.sqlite" }

  /// A map of 4x4 blocks, each of its own component: classes 0...5 in a pattern, one block void.
  func map(seed: UInt64) -> LabelMap {
    var map = LabelMap(width: size.width, height: size.height)
    for block in blocks(seed: seed) {
      for y in block.y..<block.maxY { for x in block.x..<block.maxX { map[x, y] = block.id } }
    }
    return map
  }

  struct Block {
    let x: Int
    let y: Int
    let maxX: Int
    let maxY: Int
    let id: ClassID
  }

  func blocks(seed: UInt64) -> [Block] {
    var generator = SplitMix64(seed: seed)
    var blocks: [Block] = []
    for row in 0..<3 {
      for column in 0..<4 {
        let x = column * 8
        let y = row * 8
        let width = 2 + Int(generator.next() % 5)
        let height = 2 + Int(generator.next() % 5)
        blocks.append(
          Block(
            x: x, y: y, maxX: x + width, maxY: y + height,
            id: ClassID(UInt8(generator.next() % 3))))
      }
    }
    return blocks
  }

  func image(
    _ number: Int, digests: [String: String] = [:]
  ) -> (ImageRecord, [ComponentRecord]) {
    let id = ImageID(number)
    let image = ImageRecord(
      id: id, stem: stem(number), image: folder + "/image_\(number)",
      label: folder + "/label_\(number)", size: size, digests: digests)
    let records = blocks(seed: UInt64(number)).enumerated().map { place, block in
      record(place, block, of: id, number: number)
    }
    return (image, records)
  }

  private func record(
    _ place: Int, _ block: Block, of image: ImageID, number: Int
  ) -> ComponentRecord {
    let width = block.maxX - block.x
    let height = block.maxY - block.y
    let bounds = Rectangle<ImageSpace>(x: block.x, y: block.y, width: width, height: height)
    let mask = Mask(
      imageSize: size, bounds: bounds, bits: Array(repeating: true, count: bounds.area))
    return ComponentRecord(
      id: ComponentID((number - 1) * 12 + place + 1), image: image,
      component: Component(
        index: ComponentIndex(rawValue: place), classID: block.id, area: bounds.area,
        bounds: bounds, centroid: bounds.center, perimeter: 2 * (width + height)),
      runs: RunLengthEncoding(mask), features: [Float(place), Float(number), 0.5],
      confidence: place.isMultiple(of: 2) ? 0.25 : nil)
  }

  /// A judgement whose verdict, gain and suggestion follow from the key.
  func judgement(_ id: ComponentID) -> Judgement {
    let verdict = Verdict.allCases[id.rawValue % 3]
    let suspicion = Float(id.rawValue % 7) / 8
    let suggestion =
      verdict == .noise ? ClassID.void : ClassID(UInt8(id.rawValue % 3))
    return Judgement(
      loss: 1.5, eta: 0.75, posterior: [0.25, 0.5, 0.25], verdict: verdict,
      suggestion: suggestion, suspicion: suspicion, gain: suspicion * 16)
  }

  func judgement(_ id: ComponentID, gain: Float) -> (ComponentID, Judgement) {
    var judgement = judgement(id)
    judgement.gain = gain
    return (id, judgement)
  }

  func fill(_ store: ReviewStore, images: Int = 2) throws {
    let records = (1...images).map { image($0) }
    try store.add(records)
    let ids = records.flatMap { $0.1.map(\.id) }
    try store.write(ids.map { ($0, judgement($0)) })
  }

  func stem(_ number: Int) -> String { "scene/frame_\(number)" }

  var runFolder: String { folder + "/run" }

  func taxonomy() throws -> Taxonomy {
    try Taxonomy(
      name: "six",
      classes: (0..<6).map {
        TaxonomyClass(
          id: ClassID($0), name: "class-\($0)", letter: "x", colour: RGB($0 * 40, 9, 7),
          kind: $0.isMultiple(of: 2) ? .stuff : .thing)
      })
  }

  /// A finished run of two images whose input files exist.
  ///
  /// photos: whether the images are photos that can be read.
  func makeRun(
    images: Int = 2, stage: RunStage? = .judged, photos: Bool = false
  ) throws -> Run {
    var inputs: [RunInput] = []
    for number in 1...images {
      let files = try [DigestRole.image, .label].map { role in
        let path = folder + "/\(role.rawValue)_\(number)"
        if photos, role == .image {
          try PNGFile.write(photo, to: path)
        } else {
          try AtomicFile.write(Array("\(role) \(number)".utf8), to: path)
        }
        return RunInput.File(
          role: role, path: path, digest: try FileDigest.sha256(ofFile: path))
      }
      inputs.append(RunInput(stem: stem(number), files: files))
    }
    let taxonomy = try taxonomy()
    let run = try Run.create(
      runFolder,
      configuration: RunConfiguration(
        runID: RunConfiguration.runID(
          of: inputs, taxonomy: taxonomy, settings: RefinementSettings()),
        tool: "fleck test", paths: DatasetPaths(images: "i \"1\"", labels: "l\\é"),
        taxonomy: taxonomy, inputs: inputs))
    for (offset, input) in inputs.enumerated() { try add(offset + 1, input, to: run) }
    if let stage { try run.store.set(stage: stage) }
    return run
  }

  private var photo: RGBImage {
    let bytes = (0..<size.area * 3).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    return RGBImage(width: size.width, height: size.height, bytes: bytes)
  }

  private func add(_ number: Int, _ input: RunInput, to run: Run) throws {
    var digests = ["map": try run.writeBaseMap(map(seed: UInt64(number)), stem: input.stem)]
    for file in input.files { digests[file.role.rawValue] = file.digest }
    let (image, records) = image(number, digests: digests)
    try run.store.add([(image, records)])
    try run.store.write(records.map { ($0.id, judgement($0.id)) })
  }
}
