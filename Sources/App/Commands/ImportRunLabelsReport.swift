import Labels
import Refiner

/// What `fleck import labels` did, or would do.
struct ImportRunLabelsReport: Encodable, Hashable {
  private enum CodingKeys: String, CodingKey { case dryRun, rows }

  /// Number of stems that the text names.
  private static let named = 3

  /// Whether nothing was written.
  let dryRun: Bool
  /// Number of rows that the journal got, or would get.
  let rows: Int
  /// What was compared and found.
  let summary: RecoveredDecisions.Summary

  /// Writes all into one object.
  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dryRun, forKey: .dryRun)
    try container.encode(rows, forKey: .rows)
  }

  /// The report in words.
  func text(labels: String, run: String) -> String {
    let verb = dryRun ? "would be imported" : "imported"
    var lines = [
      "\(run): \(rows) \(rows == 1 ? "decision" : "decisions") \(verb) from \(labels)",
      "  compared    \(count(summary.maps, "map")), \(summary.changedMaps) of which differ, in "
        + count(summary.changedPixels, "pixel"),
    ]
    let kinds = summary.decisions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    if !kinds.isEmpty { lines.append("  decisions   \(kinds.joined(separator: ", "))") }
    if !summary.imagesWithoutMap.isEmpty {
      lines.append("  no map      of \(names(summary.imagesWithoutMap, "image"))")
    }
    if !summary.mapsWithoutImage.isEmpty {
      lines.append("  no image    of \(names(summary.mapsWithoutImage, "map"))")
    }
    if !dryRun, rows > 0 { lines.append("next: fleck export \(run) --to ...") }
    return lines.map(\.sanitised).joined(separator: "\n")
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func names(_ stems: [String], _ noun: String) -> String {
    let shown = stems.prefix(Self.named).joined(separator: ", ")
    return "\(count(stems.count, noun)): \(shown)\(stems.count > Self.named ? ", ..." : "")"
  }
}
