import Labels
import Refiner

/// What `fleck merge` prints at its end.
struct MergeText {
  private let report: MergeReport

  init(_ report: MergeReport) { self.report = report }

  /// The report in words.
  ///
  /// out: the folder of the merged run; nil when none was made.  rows: of its journal.
  func text(out: String?, rows: Int?) -> String {
    var blocks = [report.sources.flatMap(lines)]
    blocks.append(report.agreement.map(AgreementText.tables) ?? ["nobody but one reviewer decided"])
    let tests = report.gold.map(line) + report.repeats.map(line)
    if !tests.isEmpty { blocks.append(tests) }
    blocks.append([summary] + renamed + end(out: out, rows: rows))
    return blocks.map { $0.map(\.sanitised).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func lines(_ source: MergeReport.Source) -> [String] {
    let who = source.reviewers.isEmpty ? "nobody" : source.reviewers.joined(separator: ", ")
    let images = AgreementText.counted(source.images, "image")
    let line =
      "\(source.folder): \(who), \(images), \(source.decided) decided, read up to row "
      + "\(source.rows) (\(source.tip.prefix(8)))"
    guard let holder = source.underReviewBy else { return [line] }
    return [line, "  under review by \(holder): later decisions are not in here"]
  }

  private func line(_ gold: GoldScore) -> String {
    "gold: \(gold.reviewer) decided \(gold.right) of \(gold.components) as the lead, "
      + "\(AgreementText.percent(gold.share)) %"
  }

  private func line(_ repeats: SelfConsistency) -> String {
    "twice: \(repeats.reviewer) decided \(repeats.same) of \(repeats.components) the same again, "
      + "\(AgreementText.percent(repeats.scores.observed)) %, kappa "
      + AgreementText.coefficient(repeats.scores.kappa)
  }

  private var summary: String {
    let tally = report.tally
    var parts = [
      "\(tally.single) decided in one run", "\(tally.agreed) alike in several",
      "\(tally.disputed) disputed",
    ]
    if tally.misfits > 0 {
      parts.append("\(tally.misfits) of them with a shape that does not fit on what others decided")
    }
    if tally.onTop > 0 {
      parts.append("\(tally.onTop) open again because their shape lay on top of a disputed one")
    }
    if tally.takenOff > 0 {
      parts.append("\(tally.takenOff) open again because a run took them off")
    }
    if tally.answers > 0 {
      parts.append("\(tally.answers) decisions where the lead's stands, which was hidden")
    }
    return "components: " + parts.joined(separator: ", ")
  }

  private var renamed: [String] {
    report.renamed.sorted { $0.key < $1.key }.map {
      "\($0.key) is several people: \($0.value.joined(separator: ", "))"
    }
  }

  private func end(out: String?, rows: Int?) -> [String] {
    guard let out, let rows else { return ["nothing was written; --out RUN makes the merged run"] }
    let made =
      "\(out): \(AgreementText.counted(report.images, "image")), "
      + "\(AgreementText.counted(report.components, "component")), "
      + AgreementText.counted(rows, "row")
    let next =
      report.tally.disputed > 0
      ? "next: fleck review \(out), and there :queue disputed"
      : "next: fleck export \(out) --to DIR"
    return [made, next]
  }
}
