import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck import scc-output`: the authors' losses instead of Fleck's.
struct ImportLossesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scc-output",
    abstract: "Judge a run by the losses of the authors' classifier.",
    discussion: """
      Each record of SCC's output JSON is matched with the run's component of the same image and \
      pixels, or else of the largest overlap of one half or more (pixels in common among those of \
      either). Loss, score and prediction replace Fleck's; the Gaussian mixture is fitted to the new \
      losses. The file holds the largest probability only, so the rest is spread evenly over the \
      other classes. A component without a record keeps Fleck's judgement.
      """, aliases: ["seco-output"])

  @Argument(help: "The output JSON (val_....json).")
  var file: String

  @Option(name: .customLong("run"), help: "The run folder.")
  var folder: String

  @Flag(help: "Import although the journal has rows; decisions stay valid.")
  var keepDecisions = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    var losses = SeCoLossImport(into: try Run.open(folder))
    losses.keepDecisions = keepDecisions
    let started = ContinuousClock.now
    let summary = try losses.read(file)
    guard !json else { return print(try JSONText.of(summary)) }
    let seconds = (ContinuousClock.now - started).seconds
    print(Self.text(summary, folder: folder, seconds: seconds))
  }

  /// The summary in words.
  static func text(
    _ summary: SeCoLossImport.Summary, folder: String, seconds: Double
  ) -> String {
    let judged = summary.exact + summary.overlapping
    let time = String(format: "%.1f s", seconds)
    var lines = [
      "\(folder): \(judged) of \(summary.components) components judged by imported losses, \(time)",
      "  matched     \(summary.exact) by equal pixels, \(summary.overlapping) by overlap",
    ]
    if summary.componentsLeft > 0 {
      lines.append("  no record   \(summary.componentsLeft) components keep Fleck's judgement")
    }
    let reasons = [
      ("noImage", "of no image"), ("noComponent", "of no component"),
      ("otherClass", "of another class"), ("duplicate", "of a component that another one fits"),
    ]
    let left = reasons.compactMap { key, words in
      (summary.recordsLeft[key] ?? 0) > 0 ? "\(summary.recordsLeft[key] ?? 0) \(words)" : nil
    }
    if !left.isEmpty { lines.append("  not used    records: \(left.joined(separator: ", "))") }
    if summary.mixture.isDegenerate {
      lines.append("  mixture     tells nothing; losses above the median count as noisy")
    }
    lines.append("next: fleck review \(folder)")
    return lines.map(\.sanitised).joined(separator: "\n")
  }
}
