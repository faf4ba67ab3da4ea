import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck assign`: a run for each of several reviewers.
struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Divide a run among reviewers: a run of its own for each, without a server.",
    discussion: """
      Makes DIR/NAME for every reviewer, all or none. Each is a run like any other: give it to its \
      reviewer, who works on it with 'fleck review DIR/NAME'; 'fleck merge' puts the parts together. \
      Images are divided so that everybody gets about as many flagged components; the same run, names \
      and --seed give the same parts. What is decided already goes along.

      --overlap gives a share of the images to everybody, so that agreement can be measured. --gold \
      hides a share of your own decisions, to see how often each reviewer decides as you did. \
      --repeats shows a share of the flagged components a second time, at least 20 decisions later, to \
      see how often a reviewer decides the same again. Reviewers are not told which these are.

      --dynamic divides nothing: everybody gets all images, and whoever comes to one first takes it, by \
      a file in DIR/leases; the images of --overlap are taken by nobody, so that everybody decides about \
      them. DIR must then lie on a disk that all of them share.

      Example: fleck assign run --reviewers anna,ben --overlap 10% --gold 5% --repeats 2% --to parts
      """)

  @Argument(help: "The run folder.", completion: .directory)
  var folder: String

  @Option(help: "Names of the reviewers, such as anna,ben,carl.")
  var reviewers: String

  @Option(name: .customLong("to"), help: "The folder to make.")
  var target: String

  @Option(help: "The share of images that everybody gets: 10%, 0.1.")
  var overlap = ShareArgument(0)

  @Option(help: "The share of the decided components that are hidden and decided anew.")
  var gold = ShareArgument(0)

  @Option(help: "The share of each reviewer's flagged components that come twice.")
  var repeats = ShareArgument(0)

  @Option(help: "Another number gives another division.")
  var seed: UInt64 = 0

  @Flag(help: "Give everybody all images, taken one by one by leases on a shared disk.")
  var dynamic = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard !target.isEmpty else { throw ValidationError("--to is empty.") }
    _ = try names()
  }

  private func names() throws -> ReviewerNames {
    do {
      return try ReviewerNames(list: reviewers)
    } catch {
      throw ValidationError("\(error).")
    }
  }

  func run() throws {
    let settings = AssignmentSettings(
      reviewers: try names(), overlap: overlap.share, gold: gold.share, repeats: repeats.share,
      seed: seed, isDynamic: dynamic)
    let run = try Run.open(folder, readOnly: true)
    let holder = ReviewLock.holder(ofRun: folder)
    var line = ProgressLine()
    defer { line.finish() }
    let summary = try RunDivision(of: run, settings: settings).write(to: target) { done, total in
      line.show("dividing", unit: "images", done: done, total: total)
    }
    line.finish()
    let report = AssignReport(summary, folder: folder, target: target, holder: holder)
    print(try json ? JSONText.of(summary) : report.text)
  }
}
