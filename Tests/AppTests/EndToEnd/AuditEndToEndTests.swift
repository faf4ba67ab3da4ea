import ArgumentParser
import Foundation
import GRDB
import Labels
import Refiner
import Testing

@testable import App

/// Replaying, reporting, signing and asking networks again, as a user types it.
@Suite struct AuditEndToEndTests {
  private let folder: TemporaryFolder
  private let fleck: String
  private let out: String

  init() throws {
    folder = try TemporaryFolder()
    fleck = try DemoRun.copy(into: folder)
    out = folder.path + "/out"
    try review("a\nx\n2\nu\nx\n")
  }

  private func review(_ keys: String, _ arguments: String...) throws {
    let script = folder.path + "/keys"
    try keys.write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      arguments: ["review", fleck, "--script", script] + arguments)
    try #require(result.code == 0, "\(result.errors)")
  }

  private func run(_ arguments: String...) throws -> FleckProcess.Result {
    let result = try FleckProcess.run(arguments: arguments)
    try #require(result.code == 0, "\(arguments): \(result.output) \(result.errors)")
    return result
  }

  private func json(_ result: FleckProcess.Result) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test func aRunIsReplayedToARow() throws {
    let text = try run("replay", fleck, "--to", "3").output
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("\(fleck): after 3 of 5 rows, 20"))
    #expect(lines[1] == "  decided   3: 1 keep, 1 discard, 1 relabel")
    #expect(lines.filter { $0.hasPrefix("> ") }.count == 1)
    #expect(lines.contains { $0.hasPrefix(">      3  20") })
    let record = try json(try run("replay", fleck, "--to", "4", "--json"))
    #expect(record["row"] as? Int == 4 && record["rows"] as? Int == 5)
    #expect((record["decisions"] as? [String: Int])?["relabel"] == 0)
    #expect((record["around"] as? [Any])?.count == 5)
    let written = try run("replay", fleck, "--to", "3", "--out", out)
    #expect(written.output.hasPrefix("\(out): 2 maps, "))
    #expect(try run("verify", fleck, out).output.contains("all is well"))
    let journal = try String(contentsOfFile: out + "/journal.jsonl", encoding: .utf8)
    #expect(journal.split(separator: "\n").count == 3)
    _ = try run("replay", fleck, "--to", "0", "--out", folder.path + "/none")
    for name in ["street-00.png", "street-01.png"] {
      #expect(
        FileManager.default.contents(atPath: folder.path + "/none/labels/" + name)
          == FileManager.default.contents(atPath: fleck + "/labels/" + name))
    }
  }

  @Test func replayingOntoFilesIsRefused() throws {
    _ = try run("replay", fleck, "--to", "3", "--out", out)
    let again = try FleckProcess.run("replay", fleck, "--to", "2", "--out", out)
    #expect(again.code == 1 && again.errors.hasSuffix("is not empty; give a new folder\n"))
  }

  /// No row that is added to a broken journal could ever be exported.
  @Test func aBrokenJournalTakesNoMoreRows() throws {
    _ = try run("export", fleck, "--to", out)
    let database = try DatabaseQueue(path: fleck + "/review.sqlite")
    try database.write {
      let trigger = try String.fetchOne(
        $0, sql: "SELECT sql FROM sqlite_schema WHERE name = 'journal_update'")
      try $0.execute(sql: "DROP TRIGGER journal_update")
      try $0.execute(sql: "UPDATE journal SET reviewer = 'eve' WHERE sequence = 2")
      try $0.execute(sql: trigger ?? "")
    }
    try database.close()
    let keys = folder.path + "/keys"
    for arguments in [
      ["review", fleck, "--script", keys], ["reopen", fleck, "--all"],
      ["import", "labels", out, "--run", fleck],
    ] {
      let result = try FleckProcess.run(arguments: arguments)
      #expect(result.code == 3 && result.errors.contains("row 2: the hash does not follow"))
    }
    #expect(try run("log", fleck).output.split(separator: "\n").count == 5)
  }

  @Test func aRowThatThereIsNotIsAUsageErrorWithTheRange() throws {
    for arguments in [["--to", "6"], ["--to", "6", "--out", out]] {
      let result = try FleckProcess.run(arguments: ["replay", fleck] + arguments)
      #expect(result.code == 2)
      #expect(
        result.errors
          == "fleck: \(fleck): the journal has 5 rows, no row 6; give 0 to 5\n")
    }
    #expect(!FileManager.default.fileExists(atPath: out))
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(["replay", "r", "--to", "-1"]) }
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(["replay", "r"]) }
  }

  @Test func theReportTellsEachMapWhatChangedIt() throws {
    _ = try run("export", fleck, "--to", out)
    let text = try run("verify", fleck, out, "--report").output
    let maps = text.split(separator: "\n").filter { $0.hasPrefix("street-0") }
    #expect(maps.count == 2 && maps.allSatisfy { $0.hasSuffix(", 0 outside") }, "\(text)")
    #expect(maps.contains { $0.contains("row 2 discard ") })
    let record = try json(try run("verify", fleck, "--report", "--json"))
    #expect((record["findings"] as? [Any])?.isEmpty == true)
    #expect((record["maps"] as? [[String: Any]])?.count == 2)
    #expect((record["maps"] as? [[String: Any]])?.allSatisfy { $0["outside"] as? Int == 0 } == true)
    let alone = try FleckProcess.run("verify", out, "--report")
    #expect(alone.code == 2 && alone.errors.contains("need its run"))
    let list = try run("verify", fleck, out, "--json").output
    #expect(list == "[\n\n]\n")
  }

  private func key(_ text: String, _ name: String, mode: Int = 0o600) throws -> String {
    let path = folder.path + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  @Test func anExportIsSignedAndChecked() throws {
    let secret = try key(
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIIckkDcwQh2pQ+ofGDT/wByUQ0p4ucIF4nrZZ9ZjcO5s
      -----END PRIVATE KEY-----

      """, "key.pem")
    let line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI"
    let published = try key(line + "Ebj0hGJIEwVZVYywH1SNi4bxbzbS6vJWztNFhHBDnQ2 lead\n", "key.pub")
    let other = try key(line + "K9UTpmuWxMxgc/2Kax/vKHk45LdznFzEqgU68Q5NaLT x\n", "other.pub")
    #expect(!(try run("export", fleck, "--to", out, "--sign", secret).errors.contains("others")))
    #expect(try run("verify", out, "--key", published).output == "\(out): all is well\n")
    #expect(try run("verify", fleck, out, "--key", published).output.contains("all is well"))
    let unchecked = try run("verify", out).output
    #expect(unchecked.contains("note: \(out)/manifest.json.sig: was not checked"))
    let foreign = try FleckProcess.run("verify", out, "--key", other)
    #expect(foreign.code == 1 && foreign.output.contains("manifest.json.sig: is not the given"))
    let noExport = try FleckProcess.run("verify", fleck, "--key", published)
    #expect(noExport.code == 2)
    let wrongHalf = try FleckProcess.run("verify", out, "--key", secret)
    #expect(wrongHalf.code == 3 && wrongHalf.errors.contains("give the public one"))
    let missing = try FleckProcess.run(
      "export", fleck, "--to", folder.path + "/b", "--sign", folder.path + "/none.pem")
    #expect(missing.code == 3 && missing.errors.contains("none.pem"))
    #expect(missing.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/b"))
    let open = try key(String(contentsOfFile: secret, encoding: .utf8), "open.pem", mode: 0o644)
    let warned = try run("export", fleck, "--to", folder.path + "/c", "--sign", open)
    #expect(warned.errors.contains("open.pem: others can read this key"))
  }

  /// What the workstation took from a network, with and without a cache, comes again to the pixel.
  @Test(arguments: [[], ["--embedding-cache-size", "0"]]) func masksAreAskedForAgain(
    _ cache: [String]
  ) throws {
    let model = try SmallNetwork.write(into: folder)
    let script = folder.path + "/keys"
    let take = "s\nwait\nEnter\nTab\nEnter\nTab\nEnter\nEscape\nEscape\n"
    try String(repeating: take, count: 6).write(
      toFile: script, atomically: true, encoding: .utf8)
    let reviewed = try FleckProcess.run(
      arguments: ["review", fleck, "--model", model, "--script", script] + cache)
    try #require(reviewed.code == 0, "\(reviewed.errors)")
    let rows = try Run.open(fleck, readOnly: true).store.journal().filter {
      $0.kind == "reshape" && $0.maskSource?.contains("\"model\"") == true
    }
    try #require(!rows.isEmpty, "the small network offers nothing")
    let text = rows[0].maskSource ?? ""
    #expect(text.contains(cache.isEmpty ? "embedding half" : "embedding single"))
    #expect(text.contains("input 128"))
    let result = try run("verify", fleck, "--rerun", "--model", model)
    #expect(
      result.output.contains("\(rows.count) recomputed, \(rows.count) equal to the pixel"),
      "\(result.output)")
    let record = try json(
      try run("verify", fleck, "--rerun", "--model", model, "--json"))
    let rerun = try #require(record["rerun"] as? [String: Any])
    #expect((rerun["rows"] as? [[String: Any]])?.allSatisfy { $0["iou"] as? Double == 1 } == true)
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(["verify", "r", "--rerun"]) }
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(["verify", "r", "--model", "m"]) }
  }
}
