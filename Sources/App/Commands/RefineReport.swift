import Foundation
import Labels
import Refiner

/// What `fleck refine` prints at its end.
struct RefineReport: Encodable {
  private let images: Int
  private let components: Int
  private let seconds: Double
  private let imagesPerSecond: Double
  private let peakBytes: Int
  private let gmm: MixtureReport?
  private let aggregation: AggregationText?

  init(_ summary: RefinementSummary, seconds: Double) {
    images = summary.images
    components = summary.components
    self.seconds = seconds
    imagesPerSecond = seconds > 0 ? Double(summary.analysed) / seconds : 0
    peakBytes = ProcessMemory.peakBytes
    gmm = summary.mixture.map { MixtureReport($0) }
    aggregation = summary.aggregation.map { AggregationText($0) }
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

/// The mixture over the losses as `--json` has it, the lower one first.
struct MixtureReport: Encodable {
  private let means: [Double]
  private let variances: [Double]
  private let weights: [Double]

  init(_ mixture: GaussianMixture) {
    means = [mixture.low.mean, mixture.high.mean]
    variances = [mixture.low.variance, mixture.high.variance]
    weights = [mixture.low.weight, mixture.high.weight]
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
