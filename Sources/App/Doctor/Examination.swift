import Labels

/// All that `fleck doctor` found.
struct Examination: Hashable, Sendable, Codable {
  /// What the checks found, in their order.
  let findings: [CheckResult]
  /// Whether nothing failed.
  let isWell: Bool

  /// Sums findings up.
  init(_ findings: [CheckResult]) {
    self.findings = findings
    isWell = !findings.contains { $0.state == .fail }
  }

  /// One line per finding, what to do below it.
  var text: String {
    let width = findings.map(\.check.count).max() ?? 0
    var lines: [String] = []
    for finding in findings {
      let state = finding.state.rawValue.padded(to: 4)
      lines.append("\(state)  \(finding.check.padded(to: width))  \(finding.text.sanitised)")
      if let advice = finding.advice {
        lines.append("".padded(to: 6 + width) + "  -> \(advice.sanitised)")
      }
    }
    return lines.joined(separator: "\n")
  }
}
