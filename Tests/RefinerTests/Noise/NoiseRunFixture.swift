import Foundation
import Labels
import Refiner

/// A run of analysed components whose features are three clusters, and a tenth of whose labels are wrong.
final class NoiseRunFixture {
  let folder: String
  let run: Run
  /// Places of the components with a wrong label, by key.
  private(set) var wrong: Set<Int> = []
  let classes = [ClassID(0), ClassID(5), ClassID(9)]

  init(_ settings: RefinementSettings, components: Int = 900) throws {
    folder = NSTemporaryDirectory() + "fleck-noise-" + UUID().uuidString
    let taxonomy = try Taxonomy(
      name: "three",
      classes: classes.map {
        TaxonomyClass(
          id: $0, name: "c\($0.rawValue)", letter: "c", colour: RGB($0.rawValue, 0, 0),
          kind: .stuff)
      })
    run = try Run.create(
      folder,
      configuration: RunConfiguration(
        runID: RunConfiguration.runID(of: [], taxonomy: taxonomy, settings: settings),
        tool: "test", settings: settings, paths: DatasetPaths(), taxonomy: taxonomy, inputs: []))
    try fill(components)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func fill(_ count: Int) throws {
    let size = Size<ImageSpace>(width: 4, height: 4)
    let image = ImageRecord(
      id: ImageID(1), stem: "a", image: "a", label: "a", size: size, digests: [:])
    var random = SplitMix64(seed: 21)
    var records: [ComponentRecord] = []
    for index in 0..<count {
      let truth = index % 3
      let isWrong = Int.random(in: 0..<10, using: &random) == 0
      if isWrong { wrong.insert(index + 1) }
      let centre: [(Float, Float)] = [(0, 0), (5, 0), (0, 5)]
      records.append(
        record(
          index, classes[isWrong ? (truth + 1) % 3 : truth], size: size,
          features: [
            centre[truth].0 + Float.random(in: -1...1, using: &random),
            centre[truth].1 + Float.random(in: -1...1, using: &random),
          ]))
    }
    try run.store.add([(image, records)])
    try run.store.set(stage: .features)
  }

  private func record(
    _ index: Int, _ classID: ClassID, size: Size<ImageSpace>, features: [Float]
  ) -> ComponentRecord {
    let bounds = Rectangle<ImageSpace>(x: 1, y: 1, width: 2, height: 2)
    let mask = Mask(imageSize: size, bounds: bounds, bits: [true, true, true, true])
    return ComponentRecord(
      id: ComponentID(index + 1), image: ImageID(1),
      component: Component(
        index: ComponentIndex(rawValue: index), classID: classID, area: 4, bounds: bounds,
        centroid: bounds.center, perimeter: 8),
      runs: RunLengthEncoding(mask), features: features, confidence: nil)
  }

  /// The verdicts as judged, by key.
  func verdicts() throws -> [Int: Verdict] {
    var verdicts: [Int: Verdict] = [:]
    try run.store.forEachScoreBatch(size: 500) { batch in
      for score in batch { verdicts[score.id.rawValue] = score.verdict }
    }
    return verdicts
  }
}
