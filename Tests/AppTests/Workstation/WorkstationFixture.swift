import Foundation
import Labels
import Refiner
import Render
import Synchronization

@testable import App

/// A run of three small images in a temporary store, and workstations on it.
final class WorkstationFixture {
  let folder: String
  let store: ReviewStore
  let images: [ImageRecord]
  let taxonomy: Taxonomy
  private let records: [ComponentRecord]

  /// Pixels of every image.
  static let size = Size<ImageSpace>(width: 96, height: 48)
  /// Components per image.
  static let componentsPerImage = 6

  init() throws {
    let stems = ["street_01", "street_02", "street_03"]
    folder = NSTemporaryDirectory() + "fleck-workstation-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    taxonomy = try Self.makeTaxonomy()
    store = try ReviewStore.create(at: folder + "/review.sqlite")
    let pairs = stems.enumerated().map { Self.image($0 + 1, stem: $1) }
    images = pairs.map(\.0)
    records = pairs.flatMap(\.1)
    try store.add(pairs)
    try store.write(records.map { ($0.id, Self.judgement($0)) })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func makeTaxonomy(lastName: String = "sky") throws -> Taxonomy {
    let entries: [(String, Character, RGB, ClassKind)] = [
      ("road", "R", RGB(128, 64, 128), .stuff), ("building", "B", RGB(70, 70, 70), .stuff),
      ("pole", "P", RGB(153, 153, 153), .thing), ("car", "C", RGB(0, 0, 142), .thing),
      ("bus", "X", RGB(0, 60, 100), .thing), ("person", "N", RGB(220, 20, 60), .thing),
      (lastName, "K", RGB(70, 130, 180), .stuff),
    ]
    return try Taxonomy(
      name: "test-7",
      classes: entries.enumerated().map { place, entry in
        TaxonomyClass(
          id: ClassID(UInt8(place)), name: entry.0, letter: entry.1, colour: entry.2,
          kind: entry.3)
      })
  }

  private static func image(
    _ number: Int, stem: String
  ) -> (ImageRecord, [ComponentRecord]) {
    let id = ImageID(number)
    let image = ImageRecord(
      id: id, stem: stem, image: "images/\(number).png", label: "labels/\(number).png", size: size)
    return (image, (0..<componentsPerImage).map { component($0, of: id) })
  }

  /// Rectangles in a row; the third is a pole of two columns.
  private static func component(_ place: Int, of image: ImageID) -> ComponentRecord {
    let width = place == 2 ? 2 : 8 + place
    let height = place == 2 ? 30 : 10 + image.rawValue * 2
    let bounds = Rectangle<ImageSpace>(x: 2 + place * 16, y: 8, width: width, height: height)
    let mask = Mask(
      imageSize: size, bounds: bounds, bits: Array(repeating: true, count: bounds.area))
    return ComponentRecord(
      id: ComponentID((image.rawValue - 1) * componentsPerImage + place + 1), image: image,
      component: Component(
        index: ComponentIndex(rawValue: place), classID: ClassID(UInt8(place + 1)),
        area: bounds.area, bounds: bounds, centroid: bounds.center,
        perimeter: 2 * (width + height)),
      runs: RunLengthEncoding(mask), features: [], confidence: place == 0 ? nil : 0.4)
  }

  /// Every third component is clean, correctable to the class before, or noise; gain falls with the id.
  private static func judgement(_ record: ComponentRecord) -> Judgement {
    let verdict: Verdict = [.correctable, .noise, .clean][(record.id.rawValue - 1) % 3]
    let own = record.component.classID
    let suggestion: ClassID =
      switch verdict {
      case .clean: own
      case .correctable: ClassID(own.rawValue - 1)
      case .noise: .void
      }
    var posterior = [Float](repeating: 0.02, count: 7)
    posterior[Int(own.rawValue)] = 0.08
    posterior[Int(own.rawValue) - 1] = 0.82
    return Judgement(
      loss: 3.1, eta: 0.9, posterior: posterior, verdict: verdict, suggestion: suggestion,
      suspicion: 1 - Float(record.id.rawValue) / 40, gain: 1000 - Float(record.id.rawValue))
  }

  /// The map of an image before any decision: sky above, road below, the components on them.
  func baseMap(of image: ImageRecord) -> LabelMap {
    var map = LabelMap(width: Self.size.width, height: Self.size.height)
    for y in 0..<map.height {
      for x in 0..<map.width { map[x, y] = ClassID(y < 24 ? 6 : 0) }
    }
    for record in records where record.image == image.id {
      record.runs.paint(record.component.classID, into: &map)
    }
    return map
  }

  func record(_ id: Int) -> ComponentRecord { records[id - 1] }

  func source(failing: Bool = false) -> MemorySource {
    MemorySource(
      store: store, maps: Dictionary(uniqueKeysWithValues: images.map { ($0.id, baseMap(of: $0)) }),
      isFailing: failing)
  }

  /// With `stems`, the images are called so on the screen; the store would refuse hostile ones.
  func setup(
    journal: (any ReviewJournal)? = nil, taxonomy: Taxonomy? = nil, stems: [String]? = nil,
    keymap: Keymap = .standard, clock: @escaping @Sendable () -> Double = { 0 },
    hasTruth: Bool = false, allowsMotion: Bool = true
  ) -> SessionSetup {
    let shown = stems.map { zip(images, $0).map { Self.image($0.id.rawValue, stem: $1).0 } }
    return SessionSetup(
      taxonomy: taxonomy ?? self.taxonomy, images: shown ?? images, journal: journal ?? store,
      reviewer: "tester", keymap: keymap, hasTruth: hasTruth, allowsMotion: allowsMotion,
      clock: clock)
  }

  /// A workstation with all eighteen components in its queue, unless only flagged ones are wanted.
  func workstation(
    _ width: Int = 80, _ height: Int = 24, flaggedOnly: Bool = false,
    journal: (any ReviewJournal)? = nil, depth: ColourDepth = .indexed256,
    glyphs: GlyphSet = .half, failing: Bool = false, taxonomy: Taxonomy? = nil,
    stems: [String]? = nil, rankings: RankingLoader? = nil, analysis: RunAnalysis? = nil,
    historyFile: HistoryFile? = nil,
    keymap: Keymap = .standard, personal: Personalisation = Personalisation(),
    clock: @escaping @Sendable () -> Double = { 0 }, hasTruth: Bool = false,
    allowsMotion: Bool = true
  ) throws -> Workstation {
    try Workstation(
      setup(
        journal: journal, taxonomy: taxonomy, stems: stems, keymap: keymap, clock: clock,
        hasTruth: hasTruth, allowsMotion: allowsMotion),
      state: store.reviewState(),
      flaggedOnly: flaggedOnly,
      library: Library(source(failing: failing), patience: .seconds(60)), rankings: rankings,
      analysis: analysis, historyFile: historyFile, personal: personal,
      look: Look(taxonomy: taxonomy ?? self.taxonomy, depth: depth, glyphs: glyphs),
      size: Size(width: width, height: height))
  }
}

/// Maps in memory, details from the store.
struct MemorySource: ImageSource {
  let store: ReviewStore
  let maps: [ImageID: LabelMap]
  let isFailing: Bool

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  func map(of image: ImageRecord) throws -> LabelMap {
    guard !isFailing, let map = maps[image.id] else {
      throw Missing(description: "labels/\(image.stem).png: missing; refine again")
    }
    return map
  }

  func photo(of image: ImageRecord) throws -> RGBImage {
    guard !isFailing else { throw Missing(description: "\(image.image): missing") }
    let (width, height) = (48, 24)
    var bytes: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { bytes += [UInt8(x * 5), UInt8(y * 10), UInt8((x + y) % 256)] }
    }
    return RGBImage(width: width, height: height, bytes: bytes)
  }

  /// The map with one component of another class, and a column of void.
  func truth(of image: ImageRecord) throws -> LabelMap {
    guard !isFailing, var map = maps[image.id] else {
      throw Missing(description: "truth/\(image.stem).png: missing")
    }
    for y in 0..<map.height { map[0, y] = .void }
    for y in 8..<18 {
      for x in 2..<10 { map[x, y] = ClassID(4) }
    }
    return map
  }

  func components(of image: ImageRecord) throws -> [QueueItem] {
    try store.components(of: image.id)
  }

  func runs(of component: ComponentID) throws -> RunLengthEncoding {
    try store.runs(of: component)
  }

  func detail(of component: ComponentID) throws -> ComponentDetail { try store.detail(component) }
}

/// A journal whose disk is full from some moment on, and which counts what was written.
final class FailingJournal: ReviewJournal {
  struct DiskFull: Error, CustomStringConvertible {
    let description = "review.sqlite: the disk is full"
  }

  private let store: ReviewStore
  private let isFull = Mutex(false)

  init(_ store: ReviewStore) { self.store = store }

  func fill() { isFull.withLock { $0 = true } }

  func queue(flaggedOnly: Bool) throws -> [QueueItem] { try store.queue(flaggedOnly: flaggedOnly) }

  func append(
    _ requests: [JournalRequest], reviewer: String, seconds: Double, note: String?
  ) throws -> [JournalEntry] {
    guard !isFull.withLock({ $0 }) else { throw DiskFull() }
    return try store.append(requests, reviewer: reviewer, seconds: seconds, note: note)
  }

  func bulkAcceptance() throws -> BulkAcceptance { try store.bulkAcceptance() }

  func noiseFit() throws -> NoiseFit? { try store.noiseFit() }

  func setting(_ key: String) throws -> String? { try store.setting(key) }

  func set(_ key: String, to value: String?) throws {
    guard !isFull.withLock({ $0 }) else { throw DiskFull() }
    try store.set(key, to: value)
  }
}

extension Workstation {
  /// Presses keys by name, apart by spaces.
  func press(_ names: String) {
    for name in names.split(separator: " ") {
      guard let key = KeyEvent(name: String(name)) else { continue }
      handle(.key(key))
    }
  }

  var state: ScreenState { ScreenState(session) }
}
