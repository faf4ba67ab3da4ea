import Foundation
import Labels
import Refiner

@testable import App

/// A run of one image with many components: 120 clean ones of class 0, 6 of class 1, 90 noisy ones of class 2.
final class CrowdFixture {
  let folder: String
  let store: ReviewStore
  let image: ImageRecord
  private static let size = Size<ImageSpace>(width: 54, height: 4)

  init() throws {
    folder = NSTemporaryDirectory() + "fleck-crowd-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try ReviewStore.create(at: folder + "/review.sqlite")
    image = ImageRecord(
      id: ImageID(1), stem: "crowd", image: "i.png", label: "l.png", size: Self.size)
    let records = (0..<216).map(Self.record)
    try store.add([(image, records)])
    try store.write(records.map { ($0.id, Self.judgement($0)) })
    try store.set(stage: .judged)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// One pixel each.
  private static func record(_ place: Int) -> ComponentRecord {
    let classID = ClassID(place < 120 ? 0 : place < 126 ? 1 : 2)
    let bounds = Rectangle<ImageSpace>(x: place / 4, y: place % 4, width: 1, height: 1)
    return ComponentRecord(
      id: ComponentID(place + 1), image: ImageID(1),
      component: Component(
        index: ComponentIndex(rawValue: place), classID: classID, area: 1, bounds: bounds,
        centroid: bounds.center, perimeter: 4),
      runs: RunLengthEncoding(Mask(imageSize: size, bounds: bounds, bits: [true])), features: [],
      confidence: nil)
  }

  private static func judgement(_ record: ComponentRecord) -> Judgement {
    let isNoise = record.component.classID == ClassID(2)
    let suspicion =
      isNoise ? Float(record.id.rawValue) / 250 : record.id.rawValue % 12 == 0 ? 0.3 : 0.001
    return Judgement(
      loss: 1, eta: isNoise ? 0.9 : 0.1, posterior: [0.4, 0.3, 0.3],
      verdict: isNoise ? .noise : .clean,
      suggestion: isNoise ? .void : record.component.classID, suspicion: suspicion,
      gain: suspicion)
  }

  /// A session with a ranking that says what refining said.
  func session() throws -> Session {
    let setup = SessionSetup(
      taxonomy: try WorkstationFixture.makeTaxonomy(), images: [image], journal: store,
      reviewer: "tester")
    var session = try Session(
      setup, state: store.reviewState(), flaggedOnly: false, size: Size(width: 80, height: 24))
    let items = try store.queue(flaggedOnly: false)
    session.take(
      QueueRanking(
        suspicions: Dictionary(
          items.map { ($0.id, $0.suspicion) }, uniquingKeysWith: { first, _ in first }),
        byGain: items.map(\.id), slice: [],
        wrongLeft: WrongLeft(
          undecided: items.map(\.suspicion), residuals: [], picks: [], bias: 0)))
    return session
  }
}

extension Session {
  /// Presses keys by name, apart by spaces.
  mutating func press(_ names: String) {
    for name in names.split(separator: " ") {
      guard let key = KeyEvent(name: String(name)) else { continue }
      handle(.key(key))
    }
  }

  /// Goes to the first component of a class.
  mutating func go(to classID: ClassID) {
    if let place = (0..<queue.count).first(where: { queue[$0].classID == classID }) {
      select(place)
    }
  }
}
