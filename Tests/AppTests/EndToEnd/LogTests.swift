import ArgumentParser
import Foundation
import Labels
import Refiner
import Testing

@testable import App

/// `fleck log` on a small run.
@Suite struct LogTests {
  @Test func decisionsAreListedAsTheyWereMade() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    #expect(try FleckProcess.run("log", run).output == "")
    let script = folder.path + "/keys"
    try Data("a\nx\nu\nm\ntype occluded\nEnter\n".utf8).write(to: URL(filePath: script))
    let review = try FleckProcess.run("review", run, "--script", script)
    #expect(review.code == 0, "\(review.errors)")
    let log = try FleckProcess.run("log", run)
    let lines = log.output.split(separator: "\n")
    #expect(log.code == 0 && lines.count == 4)
    #expect(lines[0].hasPrefix("     4  20") && lines[0].hasSuffix("occluded"))
    #expect(lines[1].contains("  undo ") && lines[1].hasSuffix("of row 2"))
    #expect(lines[2].contains("  discard ") && lines[2].contains(" -> void "))
    #expect(lines[3].contains("  keep "))
    let json = try FleckProcess.run("log", run, "--json", "--reverse", "-n", "1").output
    let row = try JSONDecoder().decode(LogRecord.self, from: Data(json.utf8))
    #expect(row.sequence == 1 && row.kind == "keep" && row.from == row.to && row.note == nil)
    #expect(try FleckProcess.run("log", run, "--since", "1h").output == log.output)
    #expect(try FleckProcess.run("log", run, "--since", "2999-01-01").output == "")
    let unknown = try FleckProcess.run("log", run, "--class", "moon")
    #expect(
      unknown.code == 2 && unknown.errors.contains("no class is called 'moon'; there are road"))
    #expect(try FleckProcess.run("log", folder.path).code == 3)
  }

  @Test(arguments: [
    "", "2h30", "-1h", "yesterday", "2026", "2026-11", "2026-11-29T1", "h", "infh", "2026-13-45",
    "2026-00-10", "2026-11-31", "2026-11-00", "2026-02-29", "2100-02-29", "2026-11-29T24:00",
    "2026-11-29T10:60", "2026-11-29 10:00:60", "\u{0662}026-11-29", "2026-11-2\u{0669}",
  ])
  func whatIsNoTimeIsRefused(text: String) {
    #expect(SinceArgument(argument: text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "2026-12-31T23:59:59.999Z", "0001-01-01"])
  func daysThatThereAreAreTaken(text: String) {
    #expect(SinceArgument(argument: text) != nil)
  }

  @Test func timesAreComparedAsRowsHaveThem() throws {
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    func time(_ text: String) throws -> String {
      try #require(SinceArgument(argument: text)).time(before: now)
    }
    #expect(try time("2026-11-29") == "2026-11-29")
    #expect(try time("2026-11-29 15:00") == "2026-11-29T15:00")
    #expect(try time("2026-11-29T15:00:07Z") == "2026-11-29T15:00:07")
    #expect(try time("90m") == "2027-01-15T06:30:00.000")
    #expect(try time("2d") == "2027-01-13T08:00:00.000")
    #expect(try "2026-11-29T00:00:00.000Z" >= time("2026-11-29"))
    #expect(try "2026-11-28T23:59:59.999Z" < time("2026-11-29"))
  }

  @Test(arguments: [["log", "r", "--kind", "moved"], ["log", "r", "--limit", "0"], ["log"]])
  func wrongUseIsRefused(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(arguments) }
  }
}
