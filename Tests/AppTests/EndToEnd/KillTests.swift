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

  /// The script prints the number of decisions after each; what it printed before the kill is on disk.
  @Test func reviewKilledLosesNoAcknowledgedDecision() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let script = folder.path + "/keys"
    let keys = (0..<400).map {
      $0 % 7 == 3 ? "u\nstate\n" : $0 % 2 == 0 ? "a\nstate\n" : "x\nstate\n"
    }
    try keys.joined().write(toFile: script, atomically: true, encoding: .utf8)
    var random = SplitMix64(seed: 8)
    for round in 0..<10 {
      let output = try folder.file("out-\(round)")
      let rowsBefore = try Run.open(run, readOnly: true).store.journalCount()
      let process = try FleckProcess.start(
        ["review", run, "--script", script], output: output, errors: FileHandle.nullDevice)
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.6, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let text = try String(contentsOfFile: folder.path + "/out-\(round)", encoding: .utf8)
      let acknowledged = text.split(separator: "\n").filter { $0.hasSuffix("}") }.count
      let store = try Run.open(run, readOnly: true).store
      #expect(try store.journalCount() - rowsBefore >= acknowledged)
      #expect(Verification.verify(run: run).isEmpty)
    }
  }
}
