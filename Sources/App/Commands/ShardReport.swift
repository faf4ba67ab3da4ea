import Foundation
import Labels
import Refiner

/// What `fleck refine --shard` prints at its end.
struct ShardReport: Encodable {
  private let shard: String
  private let images: Int
  private let components: Int
  private let seconds: Double
  private let imagesPerSecond: Double
  private let peakBytes: Int
  private let gathered: Bool
  private let aggregation: AggregationText?

  init(_ summary: ShardSummary, seconds: Double) {
    shard = "\(summary.shard)"
    images = summary.images
    components = summary.components
    self.seconds = seconds
    imagesPerSecond = seconds > 0 ? Double(summary.analysed) / seconds : 0
    peakBytes = ProcessMemory.peakBytes
    gathered = summary.isGathered
    aggregation = summary.aggregation.map { AggregationText($0) }
  }

  /// The report in words: what was done, and what comes next.
  func text(folder: String) -> String {
    let folder = folder.sanitised
    guard !gathered else {
      return "\(folder): shard \(shard): gathered already\nnext: fleck review \(folder)"
    }
    let time = String(format: "%.1f s (%.1f images/s)", seconds, imagesPerSecond)
    let lines = [
      "\(folder): shard \(shard): \(images) images, \(components) components, \(time)",
      aggregation?.text, "next: fleck gather \(folder), when all shards are done",
    ]
    return lines.compactMap(\.self).joined(separator: "\n")
  }
}
