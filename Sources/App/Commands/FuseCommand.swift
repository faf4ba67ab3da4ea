public import ArgumentParser
import Foundation
import Labels
public import Refiner

/// `fleck fuse`: label sets that vote.
struct FuseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuse",
    abstract: "Let label sets vote, pixel by pixel, and show how far they agree.",
    discussion: """
      Files of the folders belong together when their relative names agree, with or without the \
      suffixes of Cityscapes and others; smaller maps of the same shape are scaled up. agree keeps \
      what all sets say, majority what more than half of them say, confidence what the surest one \
      says; all else becomes void. TO/*.png (8-bit palette, index = class id) appear complete or not \
      at all.
      """)

  @Argument(help: "The folders of two or more label sets.")
  var sets: [String]

  @Option(name: .customLong("to"), help: "The folder to make.")
  var target: String

  @Option(help: "A taxonomy's name (such as cityscapes-19; see taxonomies/) or a .toml's path.")
  var taxonomy: String

  @Option(help: "Which class a pixel gets.")
  var rule: FusionRule = .agree

  @Option(
    help: """
      What the numbers in label files stand for, once for all sets or once per set: auto, train (the \
      taxonomy's own ids), train-19, train-16, label-ids, cbst, mapillary, synthia, or colours.
      """)
  var labelIds: [LabelIDSpace] = []

  @Option(help: "confidence: a folder of confidences; once per label set, in their order.")
  var confidence: [String] = []

  @Option(help: "Images worked on at a time.")
  var workers: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard sets.count > 1 else { throw ValidationError("Give two or more label sets.") }
    guard !target.isEmpty else { throw ValidationError("--to is empty.") }
    guard confidence.count == (rule == .confidence ? sets.count : 0) else {
      throw ValidationError(
        rule == .confidence
          ? "--rule confidence needs --confidence once per label set."
          : "--confidence goes with --rule confidence.")
    }
    guard [0, 1, sets.count].contains(labelIds.count) else {
      throw ValidationError("Give --label-ids once, or once per label set.")
    }
    guard (1...256).contains(workers) else { throw ValidationError("--workers must be 1 to 256.") }
  }

  func run() throws {
    let taxonomy = try DataFolder.standard.taxonomy(taxonomy)
    var fusion = LabelSetFusion(
      sets: sets, confidences: confidence, rule: rule, taxonomy: taxonomy)
    fusion.workers = workers
    if !labelIds.isEmpty { fusion.labelIDs = labelIds }
    var images = 0
    var line = ProgressLine()
    defer { line.finish() }
    let agreement = try fusion.write(to: target) { done, total in
      images = total
      line.show("fusing", unit: "images", done: done, total: total)
    }
    line.finish()
    let report = FuseReport(agreement, sets: sets, rule: rule, images: images)
    print(try json ? JSONText.of(report) : report.text(target: target))
  }
}

extension FusionRule: ExpressibleByArgument {}
