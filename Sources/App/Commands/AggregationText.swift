import Foundation
import Refiner

/// What `fleck refine` prints about the aggregation: of the images that this process worked on.
struct AggregationText: Encodable {
  private let images: Int
  private let changed: Double
  private let coverageBefore: Double
  private let coverageAfter: Double
  private let everythingMasks: Int
  private let alignedMasks: Int
  private let prompts: Int
  private let promptedMasks: Int
  private let skippedComponents: Int
  private let secondsPerImage: Double

  init(_ report: AggregationReport) {
    images = report.images
    changed = report.pixels > 0 ? Double(report.changed) / Double(report.pixels) : 0
    coverageBefore = report.coverageBefore
    coverageAfter = report.coverageAfter
    everythingMasks = report.everythingMasks
    alignedMasks = report.alignedMasks
    prompts = report.prompts
    promptedMasks = report.promptedMasks
    skippedComponents = report.skippedComponents
    secondsPerImage = report.images > 0 ? report.seconds / Double(report.images) : 0
  }

  /// Two lines, and one more when most labels are gone; nil when there was nothing left to do.
  var text: String? {
    guard images > 0 else { return nil }
    var lines = [
      """
      aggregated \(images) images: \(Self.percent(changed)) of the pixels changed, coverage \
      \(Self.percent(coverageBefore)) before, \(Self.percent(coverageAfter)) after
      """,
      """
      \(alignedMasks) of \(everythingMasks) masks aligned, \(promptedMasks) of \(prompts) prompts \
      painted, \(skippedComponents) components skipped, \
      \(String(format: "%.2f", secondsPerImage)) s/image
      """,
    ]
    if coverageAfter < coverageBefore / 2 {
      lines.append("most labels are gone: the checkpoint finds no masks where they are")
    }
    return lines.joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String {
    String(format: "%.1f %%", share * 100)
  }
}
