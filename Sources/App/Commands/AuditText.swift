import Labels
import Refiner

/// What `fleck verify` prints.
enum AuditText {
  /// The result in words: findings, then notes, then what was asked for.
  ///
  /// missing: number of input files that are gone.  paths: what was checked.
  static func text(_ result: AuditResult, missing: Int, paths: [String]) -> String {
    var lines = result.findings.map(\.description)
    if lines.isEmpty { lines.append("\(paths.joined(separator: ", ")): all is well") }
    lines += result.notes.map { "note: \($0)" }
    if missing > 0 {
      lines.append("inputs not checked: \(missing) \(missing == 1 ? "file is" : "files are") gone")
    }
    lines += result.maps.map(Self.line(of:))
    lines += result.rerun.map(Self.lines(of:)) ?? []
    return lines.map(\.sanitised).joined(separator: "\n")
  }

  /// The result as JSON.
  ///
  /// isWhole: whether more than the findings was asked for; else it is a list of them.
  static func json(_ result: AuditResult, missing: Int, isWhole: Bool) throws -> String {
    try isWhole
      ? JSONText.of(AuditRecord(result, missing: missing)) : JSONText.of(result.findings)
  }

  /// A map: pixels, how many changed, by which rows, and how many elsewhere.
  private static func line(of map: MapAudit) -> String {
    guard map.changed > 0 else { return "\(map.image): \(map.pixels) pixels, 0 changed, 0 outside" }
    var parts = map.decisions.map { "row \($0.row) \($0.kind) \($0.pixels)" }
    if map.byPolicy > 0 { parts.append("undecided \(map.byPolicy)") }
    let by = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    return
      "\(map.image): \(map.pixels) pixels, \(map.changed) changed\(by), \(map.outside) outside"
  }

  /// The masks that were recomputed, the unequal ones and those left out one by one.
  private static func lines(of report: RerunReport) -> [String] {
    let equal = report.equalCount
    let count = report.rows.count
    var lines = [
      "masks of \(report.model.prefix(12)): \(count) recomputed, \(equal) equal to the pixel"
    ]
    for row in report.rows where row.differing > 0 {
      let place = row.found == row.candidate ? "" : ", as its mask \(row.found + 1)"
      lines.append(
        "  row \(row.row), \(row.image): \(row.differing) of \(row.pixels) pixels differ, IoU "
          + "\((row.iou * 10_000).rounded(.down) / 10_000)\(place)")
    }
    for skip in report.skipped {
      lines.append("  row \(skip.row), \(skip.image): not recomputed: \(skip.reason)")
    }
    for (hash, count) in report.otherModels.sorted(by: { $0.key < $1.key }) {
      lines.append("masks of another network, \(hash.prefix(12)): \(count), not recomputed")
    }
    return lines
  }
}

/// The result of `fleck verify --json` where more than the findings was asked for.
private struct AuditRecord: Encodable {
  let findings: [Finding]
  let notes: [Finding]
  let maps: [MapAudit]
  let rerun: RerunReport?
  let missingInputs: Int

  init(_ result: AuditResult, missing: Int) {
    findings = result.findings
    notes = result.notes
    maps = result.maps
    rerun = result.rerun
    missingInputs = missing
  }
}
