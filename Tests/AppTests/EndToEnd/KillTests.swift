import Foundation
import Labels
import Refiner
import Testing

/// kill -9 at any moment: nothing acknowledged is lost, and work goes on where it was.
@Suite struct KillTests {
  @Test func refineKilledAgainAndAgainEndsInTheSameRun() throws {
    let folder = try TemporaryFolder()
    let expected = try RunContents(try DemoRun.copy(into: folder))
    let run = folder.path + "/killed"
    let arguments = [
      "refine", try DemoRun.data(), "--taxonomy", "cityscapes-19", "--out", run, "--workers", "1",
    ]
    var random = SplitMix64(seed: 4)
    var kills = 0
    for _ in 0..<40 {
      let process = try FleckProcess.start(
        arguments, output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
      Thread.sleep(forTimeInterval: Double.random(in: 0.005...0.25, using: &random))
      guard process.isRunning else { break }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      kills += 1
    }
    let last = try FleckProcess.start(
      arguments, output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
    last.waitUntilExit()
    #expect(last.terminationStatus == 0 && kills > 0)
    #expect(try RunContents(run) == expected)
    #expect(Verification.verify(run: run).isEmpty)
  }

  /// How often the review is killed: a few times, or as often as `scripts/kill-review.sh` says.
  private static let reviewKills =
    ProcessInfo.processInfo.environment["FLECK_KILLS"].flatMap(Int.init) ?? 20

  /// Decisions of every kind, ranges, notes, undo and redo; a file says after each how many rows are on
  /// disk, and what it said before the kill must be there.
  @Test func reviewKilledLosesNoAcknowledgedRow() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let (script, said) = (folder.path + "/keys", folder.path + "/state.json")
    let steps = [
      "a", "x", "V\nj\nj\na\nEnter", "u", "m\ntype boundary: kerb\nEnter", "Enter", "f", "u",
      "Ctrl-R", "3", "Space", "V\nj\nx\nEnter", "u", "Ctrl-R",
    ]
    let keys = (0..<600).map { "n\n\(steps[$0 % steps.count])\nstate \(said)\n" }
    try keys.joined().write(toFile: script, atomically: true, encoding: .utf8)
    var random = SplitMix64(seed: 8)
    var acknowledged = 0
    var busy = 0
    for round in 0..<Self.reviewKills {
      let process = try FleckProcess.start(
        ["review", run, "--script", script], output: FileHandle.nullDevice,
        errors: FileHandle.nullDevice)
      // Some die while they start, most at work.
      if round % 5 > 0 {
        let before = try? Data(contentsOf: URL(filePath: said))
        for _ in 0..<2000 where (try? Data(contentsOf: URL(filePath: said))) == before {
          Thread.sleep(forTimeInterval: 0.005)
        }
      }
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.2, using: &random))
      if process.isRunning, round % 5 > 0 { busy += 1 }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if let data = try? Data(contentsOf: URL(filePath: said)) {
        acknowledged = try JSONDecoder().decode(Acknowledged.self, from: data).rows
      }
      let rows = try Run.open(run, readOnly: true).store.journalCount()
      #expect(rows >= acknowledged, "round \(round)")
      if round % 10 == 9 { #expect(Verification.verify(run: run).isEmpty, "round \(round)") }
    }
    print("\(busy) reviews killed at work, \(acknowledged) rows acknowledged")
    #expect(busy > Self.reviewKills / 2 && acknowledged > Self.reviewKills)
    #expect(Verification.verify(run: run).isEmpty)
    let out = folder.path + "/export"
    #expect(try FleckProcess.run("export", run, "--to", out).code == 0)
    #expect(Verification.verify(run: run, export: out).isEmpty)
  }

  private struct Acknowledged: Decodable {
    let rows: Int
  }
}
