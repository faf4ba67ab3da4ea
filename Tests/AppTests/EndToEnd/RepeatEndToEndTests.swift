import Foundation
import Refiner
import Testing

@testable import App

/// A component that comes a second time: late, under its image's name, and never beside itself.
@Suite struct RepeatEndToEndTests {
  @Test func aTwinComesLateAndUnderItsImagesName() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let parts = folder.path + "/parts"
    let assigned = try FleckProcess.run(
      "assign", run, "--reviewers", "anna", "--repeats", "10%", "--to", parts)
    try #require(assigned.code == 0, "\(assigned.errors)")
    let part = parts + "/anna"
    let repeats = try #require(try Run.open(part, readOnly: true).store.assignment()).repeats
    try #require(repeats.count >= 5)
    let originals = Dictionary(
      uniqueKeysWithValues: repeats.map { ($0.twin.rawValue, $0.original) })

    let script = folder.path + "/keys"
    let keys = (0..<170).map { "state\n\(["a", "x", "Enter", "a"][$0 % 4])\n" }.joined()
    try (keys + "state\n").write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run("review", part, "--script", script)
    try #require(result.code == 0, "\(result.errors)")
    let states = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(ScreenState.self, from: Data($0.utf8))
    }
    let total = try #require(states.first?.total)
    #expect(states.allSatisfy { $0.total == total && $0.image?.contains("~") == false })

    // In the order in which they were decided, by component.
    let store = try Run.open(part, readOnly: true).store
    let rows = try store.journal()
    let images = Dictionary(uniqueKeysWithValues: try store.images().map { ($0.id, $0.stem) })
    var shown: [Int: Int] = [:]
    for (place, row) in rows.enumerated() {
      guard let original = originals[row.component.rawValue] else {
        shown[row.component.rawValue] = place
        continue
      }
      let first = try #require(shown[original.rawValue], "its original was not decided before")
      #expect(place - first > 20)
      let stem = images[try store.image(ofComponent: original)]
      #expect(states[place].image == stem && states[place].component == row.component.rawValue)
      #expect(row.imageStem == "\(stem ?? "")~2")
    }
    let twins = rows.filter { originals[$0.component.rawValue] != nil }
    // Those whose original came among the last twenty are never shown.
    #expect(Set(twins.map(\.component)).count >= repeats.count / 2)
    // Everything was decided once at least.
    #expect(try RunStatus(of: Run.open(part, readOnly: true)).undecided == 0)
    #expect(states.last?.decided ?? 0 >= total - repeats.count)
    #expect(try FleckProcess.run("verify", part).code == 0)
  }

  /// The workstation starts where it was, also on a component that is there for the second time.
  @Test func aTwinIsStillThereAfterARestart() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let parts = folder.path + "/parts"
    _ = try FleckProcess.run(
      "assign", run, "--reviewers", "anna", "--repeats", "30%", "--to", parts)
    let part = parts + "/anna"
    let repeats = try #require(try Run.open(part, readOnly: true).store.assignment()).repeats
    let twins = Set(repeats.map(\.twin.rawValue))
    func review(_ keys: String) throws -> [ScreenState] {
      let script = folder.path + "/keys"
      try keys.write(toFile: script, atomically: true, encoding: .utf8)
      let result = try FleckProcess.run("review", part, "--script", script)
      try #require(result.code == 0, "\(result.errors)")
      return try result.output.split(separator: "\n").map {
        try JSONDecoder().decode(ScreenState.self, from: Data($0.utf8))
      }
    }
    // A ranking that is learnt brings twins sooner, and these sessions are too short for one.
    _ = try review(String(repeating: "a\n", count: 110))
    for _ in 0..<60 {
      let state = try #require(try review("a\nstate\n").last)
      guard twins.contains(state.component ?? 0) else { continue }
      let again = try #require(try review("state\n").last)
      #expect(again.component == state.component && again.image == state.image)
      // Twins that have become due meanwhile are open again.
      #expect(again.decided <= state.decided)
      return
    }
    Issue.record("no twin came")
  }
}
