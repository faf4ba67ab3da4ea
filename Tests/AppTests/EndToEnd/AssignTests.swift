import Foundation
import Refiner
import Testing

@testable import App

/// `fleck assign`, and what it makes, in the hands of the other commands.
@Suite struct AssignTests {
  private let folder: TemporaryFolder
  private let run: String
  private var parts: String { folder.path + "/parts" }

  init() throws {
    folder = try TemporaryFolder()
    run = try DemoRun.copy(into: folder)
  }

  private func review(_ run: String, _ keys: String, _ options: String...) throws -> String {
    let script = folder.path + "/keys"
    try keys.write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      arguments: ["review", run, "--script", script] + options)
    try #require(result.code == 0, "\(result.errors)")
    return result.output
  }

  @Test func everyPartIsARunForTheOtherCommands() throws {
    let assigned = try FleckProcess.run(
      "assign", run, "--reviewers", "anna,ben", "--to", parts, "--seed", "3")
    try #require(assigned.code == 0, "\(assigned.errors)")
    #expect(assigned.output.contains("anna  1 image, "))
    #expect(assigned.output.contains("2 images of \(run), 0 for everybody"))
    #expect(assigned.output.contains("read up to row 0 of its journal"))
    #expect(assigned.output.hasSuffix("next: fleck review \(parts)/anna\n"))
    for name in ["anna", "ben"] {
      let part = parts + "/" + name
      #expect(try FleckProcess.run("verify", part).code == 0)
      #expect(try FleckProcess.run("status", part).output.contains("components"))
      _ = try review(part, "a\nx\n")
      let target = folder.path + "/labels-" + name
      #expect(try FleckProcess.run("export", part, "--to", target).code == 0)
      #expect(try FleckProcess.run("verify", part, target).code == 0)
      #expect(try FleckProcess.run("log", part).output.split(separator: "\n").count == 2)
    }
    #expect(try FleckProcess.run("verify", run).code == 0)
  }

  @Test func aPartIsSignedByWhoeverItWasGivenTo() throws {
    _ = try FleckProcess.run("assign", run, "--reviewers", "anna,ben", "--to", parts)
    let own = try review(parts + "/anna", "state\na\n")
    #expect(own.contains("\"message\":\"\""))
    let other = try review(parts + "/anna", "state\na\n", "--reviewer", "carl")
    #expect(
      other.contains("this is the part of anna; its decisions are signed carl"))
    let rows = try Run.open(parts + "/anna", readOnly: true).store.journal()
    #expect(rows.map(\.reviewer) == ["anna", "carl"])
  }

  @Test func whatTheLeadDecidedIsThereAndIsNotUndone() throws {
    _ = try review(run, String(repeating: "a\n", count: 30), "--reviewer", "lead")
    let assigned = try FleckProcess.run(
      "assign", run, "--reviewers", "anna,ben", "--gold", "20%", "--to", parts, "--json")
    try #require(assigned.code == 0, "\(assigned.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(assigned.output.utf8))
    let found = try #require((object as? [String: Any])?["parts"] as? [[String: Any]])
    let counts = found.map { ($0["decided"] as? Int ?? 0, $0["gold"] as? Int ?? 0) }
    #expect(counts.reduce(0) { $0 + $1.0 } == 24 && counts.reduce(0) { $0 + $1.1 } == 6)
    #expect(counts.allSatisfy { $0.1 > 0 })
    let before = try Run.open(parts + "/ben", readOnly: true).store.journalCount()
    let output = try review(parts + "/ben", "u\nstate\na\nu\nu\nstate\n")
    #expect(output.contains("nothing to undo"))
    let rows = try Run.open(parts + "/ben", readOnly: true).store.journal()
    #expect(rows.count == before + 2 && rows.last?.reference == before + 1)
  }

  @Test(arguments: [
    (["--reviewers", "anna,Anna"], "two reviewers are called 'anna' and 'Anna'"),
    (["--reviewers", "anna,,ben"], "the reviewer's name '' is empty"),
    (["--reviewers", "a/b"], "holds a '/'"), (["--reviewers", ""], "no reviewers are named"),
    (["--reviewers", "anna", "--overlap", "101%"], "101%"),
    (["--reviewers", "anna", "--overlap=-1%"], "-1%"),
    (["--reviewers", "anna", "--gold", "nan"], "nan"),
    (["--reviewers", "anna", "--repeats", "10"], "'10'"),
  ])
  func wrongArgumentsAreUsage(arguments: [String], message: String) throws {
    let result = try FleckProcess.run(
      arguments: ["assign", run, "--to", parts] + arguments)
    #expect(result.code == 2 && result.errors.contains(message), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: parts))
  }

  @Test(arguments: [
    (["--reviewers", "a,b,c"], "2 images are too few for 3 reviewers"),
    (["--reviewers", "a,b", "--gold", "5%"], "nothing was decided there"),
  ])
  func whatCannotBeDividedIsBadInput(arguments: [String], message: String) throws {
    let result = try FleckProcess.run(
      arguments: ["assign", run, "--to", parts] + arguments)
    #expect(result.code == 3 && result.errors.contains(message), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: parts))
  }

  @Test func aFolderThatIsThereIsLeftAlone() throws {
    try FileManager.default.createDirectory(
      atPath: parts + "/x", withIntermediateDirectories: true)
    let result = try FleckProcess.run("assign", run, "--reviewers", "anna,ben", "--to", parts)
    #expect(result.code != 0 && result.errors.contains("is not empty; give a new folder"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: parts) == ["x"])
  }

  @Test func aRunUnderReviewIsReadAndSaidToBe() throws {
    let reviewer = try Run.open(run)
    let result = try FleckProcess.run("assign", run, "--reviewers", "anna,ben", "--to", parts)
    #expect(result.code == 0)
    #expect(
      result.output.contains("it is under review by process \(getpid())"), "\(result.output)")
    withExtendedLifetime(reviewer) {}
  }
}
