import Foundation
import Labels
import Refiner

/// What `fleck refine` prints at its end.
struct RefineReport: Encodable {
  private struct Mixture: Encodable {
    var means: [Double]
    var variances: [Double]
    var weights: [Double]
  }

  private let images: Int
  private let components: Int
  private let seconds: Double
  private let imagesPerSecond: Double
  private let peakBytes: Int
  private let gmm: Mixture?
  private let aggregation: AggregationText?

  init(_ summary: RefinementSummary, seconds: Double) {
    images = summary.images
    components = summary.components
    self.seconds = seconds
    imagesPerSecond = seconds > 0 ? Double(summary.analysed) / seconds : 0
    peakBytes = ProcessMemory.peakBytes
    aggregation = summary.aggregation.map { AggregationText($0) }
    gmm = summary.mixture.map {
      Mixture(
        means: [$0.low.mean, $0.high.mean], variances: [$0.low.variance, $0.high.variance],
        weights: [$0.low.weight, $0.high.weight])
    }
  }

  func json() throws -> String { try JSONText.of(self) }

  func text(folder: String) -> String {
    let time = String(format: "%.1f s (%.1f images/s)", seconds, imagesPerSecond)
    let lines = [
      "\(folder.sanitised): \(images) images, \(components) components, \(time)",
      aggregation?.text, "next: fleck review \(folder.sanitised)",
    ]
    return lines.compactMap(\.self).joined(separator: "\n")
  }
}

/// JSON as scripts want it: keys in a stable order, one line per key.
enum JSONText {
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
