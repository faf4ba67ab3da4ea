import Refiner

/// The table of lint rules and how often each was right, with a row under the cursor.
struct LintTable: Hashable, Sendable {
  /// What is known of the rules.
  let report: LintReport
  /// The row under the cursor.
  private(set) var selection = 0

  /// Starts at the first row.
  init(_ report: LintReport) { self.report = report }

  /// Moves the cursor, around the ends.
  mutating func move(by step: Int) {
    selection = (selection + step + report.rows.count) % report.rows.count
  }

  /// The filter of what the row under the cursor calls wrong and nobody has decided.
  var filter: QueueFilter {
    let undecided = FilterTerm(text: "undecided", isNegated: false, test: .state(.undecided))
    guard let rule = report.rows[selection].rule else {
      return QueueFilter(QueueFilter.suspected.terms + [undecided])
    }
    let broken = FilterTerm(
      text: "lint:\(rule.rawValue)", isNegated: false, test: .lint(LintRules(rule)))
    return QueueFilter([broken, undecided])
  }
}
