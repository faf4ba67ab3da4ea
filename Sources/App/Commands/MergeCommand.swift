import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck merge`: one run of what several reviewers decided.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge the runs of several reviewers, and show how far they agree.",
    discussion: """
      Takes the parts that 'fleck assign' made, copies of one run that different people reviewed, or runs of \
      other images; images that several have must be the same, with the same components. Prints \
      %-agreement, Cohen's kappa (of more than two reviewers Conger's) and Gwet's AC1 of all classes and \
      of each against the rest, by component and by pixel (each component weighs its area as refined), with \
      95 % intervals; what was accepted unseen \
      does not count. Hidden decisions of the lead and repeats are evaluated too.

      --out makes the merged run; the order of the runs changes nothing in it. Decisions that agree (one \
      class, and one shape: an IoU of 0.9 or more, of which the earliest stands) are all in its journal, \
      by time. Where reviewers decided otherwise, their rows are followed by one of 'merge' that reopens \
      the component and says who said what: ':queue disputed' in 'fleck review' lists them. A new shape that \
      does not fit on what others decided is disputed too. A flag stays when anybody has it, notes that \
      differ are joined. The lead's decision stands where it was hidden; repeats are left out. RUN/sources \
      keeps every source's whole journal, which 'fleck verify' checks.

      Example: fleck merge parts/anna parts/ben parts/carl --out merged
      """)

  @Argument(help: "Two or more run folders.", completion: .directory)
  var runs: [String]

  @Option(
    help: "The folder of the merged run, which is made; without it only agreement is printed.")
  var out: String?

  @Flag(
    help: """
      Two runs have decisions of one reviewer about the same image: tell them apart as two people, \
      NAME-1a2b3c4d and NAME-5e6f7a8b by the newest rows of their journals.
      """)
  var rename = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard runs.count > 1 else { throw ValidationError("Give two or more runs.") }
    if let out, out.isEmpty { throw ValidationError("--out is empty.") }
  }

  func run() throws {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let merge = try RunMerge(runs, renamesReviewers: rename, workers: workers)
    var rows: Int?
    if let out {
      var line = ProgressLine()
      defer { line.finish() }
      rows = try merge.write(to: out) { done, total in
        line.show("merging", unit: "images", done: done, total: total)
      }
    }
    let output = MergeOutput(report: merge.report, out: out, rows: rows)
    print(try json ? JSONText.of(output) : MergeText(merge.report).text(out: out, rows: rows))
  }
}

/// What `merge --json` prints: the report, and what was written.
struct MergeOutput: Encodable {
  private enum CodingKeys: String, CodingKey { case out, rows }

  /// What was found out.
  let report: MergeReport
  /// The folder of the merged run; null without one.
  let out: String?
  /// The rows of its journal; null without one.
  let rows: Int?

  /// Writes all into one object.
  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(out, forKey: .out)
    try container.encode(rows, forKey: .rows)
  }
}
