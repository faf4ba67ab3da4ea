import Refiner

/// How often a rule was right, in words.
enum LintText {
  /// `34 % of 50 (24-46 %)`, or that too little was decided.
  static func rate(_ rate: ErrorRate) -> String {
    guard let share = rate.share, let interval = rate.interval else {
      return "not measured yet (\(rate.decided) of \(ErrorRate.minimumDecisions) decisions)"
    }
    let (low, high) = (Self.percent(interval.low), Self.percent(interval.high))
    return "\(percent(share)) % of \(rate.decided) (\(low)-\(high) %)"
  }

  /// A line per rule: how many components it finds and how many of those are wrong by the truth.
  static func table(_ report: LintReport) -> String {
    var lines = ["lint rules, components of all sizes: found, wrong (90 % interval)"]
    for row in report.rows { lines.append(line(row.name, count: row.count, row.rate)) }
    lines.append(line("all", count: report.all.decided, report.all))
    return lines.joined(separator: "\n") + "\n"
  }

  /// Name, number and rate in columns.
  static func line(_ name: String, count: Int, _ rate: ErrorRate) -> String {
    let number = Wording.grouped(count)
    let gap = String(repeating: " ", count: max(1, 20 - name.count - number.count))
    return "  \(name)\(gap)\(number)  \(Self.rate(rate))"
  }

  /// The rules that a component breaks, such as `sliver, enclosed`.
  static func names(_ rules: LintRules) -> String {
    rules.rules.map(\.rawValue).joined(separator: ", ")
  }

  private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
