import Foundation
import Labels

@testable import Refiner

/// A data set of small photos with speckled labels and confidence, and the runs that are made of it.
final class ShardFixture {
  static let images = 7
  let sandbox: FileSandbox
  let taxonomy: Taxonomy

  init() throws {
    sandbox = try FileSandbox()
    taxonomy = try testTaxonomy(["a", "b", "c", "d", "e"])
    var random = SplitMix64(seed: 31)
    for index in 0..<Self.images { try write(index, &random) }
  }

  private func write(_ index: Int, _ random: inout SplitMix64) throws {
    let size = Size<ImageSpace>(width: 40 + index, height: 30)
    var map = LabelMap(width: size.width, height: size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let isSpeckle = UInt8.random(in: 0...30, using: &random) == 0
        map[x, y] = ClassID(isSpeckle ? .random(in: 0...4, using: &random) : UInt8(x / 12))
      }
    }
    for name in ["images", "labels", "confidence"] {
      try FileSystem.makeFolder(sandbox(name))
    }
    let stem = "image-\(index).png"
    try PNGFile.write(
      map, palette: [RGB](repeating: RGB(0, 0, 0), count: 256), to: sandbox("labels/" + stem))
    let bytes = (0..<size.area * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
    try PNGFile.write(
      RGBImage(width: size.width, height: size.height, bytes: bytes), to: sandbox("images/" + stem))
    let levels = (0..<size.area).map { _ in UInt8.random(in: 0...255, using: &random) }
    try PNGFile.writeGrey(
      width: size.width, height: size.height, bytes: levels, to: sandbox("confidence/" + stem))
  }

  var paths: DatasetPaths {
    DatasetPaths(
      images: sandbox("images"), labels: sandbox("labels"), confidence: sandbox("confidence"))
  }

  /// A refinement of the data set into a folder of this name.
  func refinement(
    _ run: String, settings: RefinementSettings = RefinementSettings(), tool: String = "fleck test",
    taxonomy: Taxonomy? = nil, workers: Int = 2
  ) throws -> Refinement {
    Refinement(
      samples: try Dataset.samples(paths), paths: paths, taxonomy: taxonomy ?? self.taxonomy,
      settings: settings, tool: tool, folder: sandbox(run), workers: workers)
  }

  func shard(
    _ text: String, of run: String, settings: RefinementSettings = RefinementSettings()
  ) throws -> ShardSummary {
    guard let shard = Shard(text) else { throw FileError.missing(path: text) }
    return try refinement(run, settings: settings).run(shard) { _ in }
  }

  @discardableResult
  func gather(_ run: String) throws -> GatheringSummary {
    try Gathering(folder: sandbox(run), workers: 2).run { _ in }
  }

  /// SHA-256 of every file of a run but the lock, by its path in the run.
  func digests(_ run: String) throws -> [String: String] {
    var digests: [String: String] = [:]
    let files = FileManager.default.enumerator(atPath: sandbox(run))
    while let name = files?.nextObject() as? String {
      guard case .file = FileSystem.kind(of: sandbox(run + "/" + name)), name != RunPath.lock
      else { continue }
      digests[name] = try FileDigest.sha256(ofFile: sandbox(run + "/" + name))
    }
    return digests
  }
}
