import Foundation
import Labels

@testable import Refiner

/// A run that is divided into parts below a folder of its own.
final class DivisionFixture {
  let review: ReviewFixture

  init() throws { review = try ReviewFixture() }

  var folder: String { review.folder }
  var runFolder: String { review.runFolder }

  func makeRun(images: Int, stage: RunStage? = .judged) throws -> Run {
    try review.makeRun(images: images, stage: stage)
  }

  func settings(
    _ names: String = "anna,ben", overlap: Double = 0, gold: Double = 0, repeats: Double = 0,
    isDynamic: Bool = false
  ) throws -> AssignmentSettings {
    AssignmentSettings(
      reviewers: try ReviewerNames(list: names), overlap: overlap, gold: gold, repeats: repeats,
      isDynamic: isDynamic)
  }

  func divide(
    _ settings: AssignmentSettings, to name: String = "parts"
  ) throws -> AssignmentSummary {
    let run = try Run.open(review.runFolder, readOnly: true)
    return try RunDivision(of: run, settings: settings).write(to: review.folder + "/" + name)
  }

  func part(_ name: String) throws -> Run {
    try Run.open(review.folder + "/parts/" + name, readOnly: true)
  }

  /// A run of images with some decisions, flags and notes of the lead.
  func makeDecidedRun(images: Int) throws {
    let run = try review.makeRun(images: images)
    for number in 1...images {
      let first = ComponentID((number - 1) * 12 + 1)
      let own = try run.store.record(of: first).component.classID
      let keep = Decision(component: first, kind: .keep, classAfter: own)
      _ = try run.store.append(.decide(keep), reviewer: "lead", seconds: 1.5)
      let second = ComponentID(first.rawValue + 1)
      let discard = Decision(component: second, kind: .discard, classAfter: .void)
      _ = try run.store.append(
        .decide(discard), reviewer: "lead", seconds: 2.5, note: "haze", suspicion: 0.25)
      let flag = Decision(
        component: ComponentID(first.rawValue + 2), kind: .flag, classAfter: ClassID(0))
      _ = try run.store.append(.decide(flag), reviewer: "lead", seconds: 0)
    }
    // What was taken back is not taken over.
    let undone = Decision(component: ComponentID(5), kind: .discard, classAfter: .void)
    let row = try run.store.append(.decide(undone), reviewer: "lead", seconds: 1)
    _ = try run.store.append(.undo(sequence: row.sequence), reviewer: "lead", seconds: 1)
  }
}
