import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck status`: where a review stands.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what of a run is decided, what is left, and how many errors to expect in it.",
    discussion: """
      From 20 decisions on, a diagram shows how far the suspicions that were shown agree with what was \
      decided: a line per tenth, its bar as long as the share of labels that were wrong.

      Example:
        fleck status run --json
      """)

  @Argument(help: "The run folder.")
  var folder: String

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let report = try StatusReport(of: try Run.open(folder, readOnly: true))
    if json { return print(try JSONText.of(report)) }
    print(Self.text(report.status, folder: folder))
    if let text = Self.agreementText(report) { print(text) }
    print(Self.lintText(report.lint))
    if let diagram = ReliabilityText.diagram(report.reliability) { print("\n" + diagram) }
  }

  /// How far the reviewers of a merged run agreed, and what is disputed; nil for other runs.
  static func agreementText(_ report: StatusReport) -> String? {
    var lines: [String] = []
    if let agreement = report.agreement {
      lines.append("  agreement   \(AgreementText.line(agreement))")
    }
    if report.agreement != nil || report.disputed > 0 {
      lines.append("  disputed    \(report.disputed)")
    }
    return lines.isEmpty ? nil : lines.map(\.sanitised).joined(separator: "\n")
  }

  /// The lint rules that find anything, and how many of those found were wrong of the decided ones.
  static func lintText(_ report: LintReport?) -> String {
    guard let report else { return "  lint        not looked for yet; fleck review does" }
    let rows = report.rows.filter { $0.count > 0 }
    let lines = rows.map { LintText.line($0.name, count: $0.count, $0.rate) }
    return (["  lint        found, and wrong of the decided"] + lines).joined(separator: "\n")
  }

  /// The status in words, one fact a line.
  static func text(_ status: RunStatus, folder: String) -> String {
    let verdicts = Verdict.allCases.map { "\(status.verdicts[$0] ?? 0) \($0.rawValue)" }
    var lines = [
      "\(folder)",
      "  images      \(status.images)",
      "  components  \(status.components): \(verdicts.joined(separator: ", "))",
      "  decided     \(status.decided)",
      "  left        \(status.undecided), \(status.wrongLeft.text) of them wrong (90 % interval \(status.wrongLeft.range))",
    ]
    if let pace = status.secondsPerDecision {
      lines.append(String(format: "  pace        %.1f s per decision (median)", pace))
    }
    if !status.reviewers.isEmpty {
      lines.append("  reviewers   \(status.reviewers.joined(separator: ", "))")
    }
    return lines.map(\.sanitised).joined(separator: "\n")
  }
}

extension WrongLeft {
  /// The estimate with half its 90 % interval, in whole components, such as `305±14`.
  ///
  /// As long as the interval is about as wide as the estimate, only what is expected, to two digits: `~970`.
  var text: String { Self.text(estimate, low: low, high: high) }

  /// The 90 % interval, in whole components: `291 to 319`.
  var range: String { "\(Int(max(0, low).rounded(.down))) to \(Int(high.rounded(.up)))" }

  /// From this half width in estimates on an interval says nothing yet.
  private static let widest = 0.75

  /// The text of an estimate that was brought up to date since.
  static func text(_ estimate: Double, low: Double, high: Double) -> String {
    let half = (high - low) / 2
    guard half <= widest * estimate || high < 1 else {
      let number = Int(max(0, estimate).rounded())
      var unit = 1
      while number / unit >= 100 { unit *= 10 }
      return "~\((number + unit / 2) / unit * unit)"
    }
    return "\(Int(estimate.rounded()))\u{B1}\(Int(half.rounded(.up)))"
  }
}
