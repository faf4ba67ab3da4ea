import Foundation
import Labels
import Refiner

/// Agreement between reviewers in words.
enum AgreementText {
  /// A share in per cent with its interval: `93.2 (87.1 to 96.6)`.
  static func percent(_ score: AgreementScore) -> String {
    text(score) { String(format: "%.1f", $0 * 100) }
  }

  /// A coefficient with its interval: `0.81 (0.70 to 0.92)`.
  static func coefficient(_ score: AgreementScore) -> String {
    text(score) { String(format: "%.2f", $0) }
  }

  private static func text(_ score: AgreementScore, _ number: (Double) -> String) -> String {
    guard let value = score.value else { return "-" }
    guard let interval = score.interval else { return number(value) }
    return "\(number(value)) (\(number(interval.low)) to \(number(interval.high)))"
  }

  /// The tables: every class by component and by pixel, and every two reviewers.
  static func tables(_ agreement: ReviewerAgreement) -> [String] {
    let pooled = agreement.pooled
    let names = pooled.raters.joined(separator: ", ")
    guard pooled.overall.components > 0 else {
      return ["\(names) share no component that two of them decided"]
    }
    let rows = [pooled.overall] + pooled.classes
    var lines = [
      "agreement of \(names) on \(counted(pooled.overall.components, "component")) in "
        + "\(counted(pooled.images, "image")) that two or more decided; 95 % intervals", "",
    ]
    lines += table("by component", rows.map { ($0.name, $0.components, $0.byComponent) })
    lines += [""] + table("by pixel", rows.map { ($0.name, $0.pixels, $0.byPixel) })
    guard agreement.pairs.count > 1 else { return lines }
    let pairs = agreement.pairs.map { ($0.raters.joined(separator: ", "), $0.overall) }
    lines += [""]
    lines += table(
      "every two, by component", pairs.map { ($0.0, $0.1.components, $0.1.byComponent) })
    lines += [""]
    return lines + table("every two, by pixel", pairs.map { ($0.0, $0.1.pixels, $0.1.byPixel) })
  }

  private static func table(
    _ title: String, _ rows: [(name: String, count: Int, scores: AgreementScores)]
  ) -> [String] {
    let cells = rows.map { row in
      [
        row.name.sanitised, "\(row.count)", percent(row.scores.observed),
        coefficient(row.scores.kappa), coefficient(row.scores.ac1),
      ]
    }
    let head = [title, "", "agreed %", "kappa", "AC1"]
    let all = [head] + cells
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let padded = row.indices.map { column in
        column == 1
          ? row[column].indented(to: widths[column]) : row[column].padded(to: widths[column])
      }
      return padded.joined(separator: "  ").trimmedAtEnd
    }
  }

  /// A number with its noun: `1 image`, `2 images`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// All reviewers' agreement in one line, as status shows it.
  static func line(_ agreement: ReviewerAgreement) -> String {
    let overall = agreement.pooled.overall
    let scores = overall.byComponent
    return "\(percent(scores.observed)) %, kappa \(coefficient(scores.kappa)), "
      + "AC1 \(coefficient(scores.ac1)): \(agreement.pooled.raters.joined(separator: ", ")) on "
      + counted(overall.components, "component")
  }
}

extension String {
  /// Without the blanks at its end.
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
