import Foundation
import Labels
import Refiner
import Testing

@testable import App

/// `fleck import labels` as a user types it.
@Suite struct ImportRunLabelsTests {
  private func run(_ arguments: String...) throws -> FleckProcess.Result {
    let result = try FleckProcess.run(arguments: arguments)
    try #require(result.code == 0, "\(arguments): \(result.errors)")
    return result
  }

  private func review(_ run: String, _ keys: String, in folder: TemporaryFolder) throws {
    let script = folder.path + "/keys"
    try keys.write(toFile: script, atomically: true, encoding: .utf8)
    _ = try self.run("review", run, "--script", script)
  }

  private func maps(of export: String) throws -> [Data] {
    try ["street-00", "street-01"].map {
      try Data(contentsOf: URL(filePath: export + "/labels/\($0).png"))
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func whatOneCopyDecidedComesIntoAnotherAndGoesWithOneUndo() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    let (mine, theirs) = (try DemoRun.copy(into: folder), try DemoRun.copy(into: other))
    try review(theirs, "x\nx\n1\ne\nB\nEnter\n2\na\n", in: other)
    let out = other.path + "/out"
    _ = try run("export", theirs, "--to", out)
    _ = try run("export", mine, "--to", folder.path + "/before")

    let dry = try object(
      try run("import", "labels", out, "--run", mine, "--dry-run", "--json").output)
    #expect(dry["dryRun"] as? Bool == true && dry["maps"] as? Int == 2)
    #expect(try run("log", mine).output == "")
    let text = try run("import", "labels", out, "--run", mine, "--reviewer", "cvat").output
    let rows = try #require(dry["rows"] as? Int)
    #expect(rows >= 3 && text.contains("\(rows) decisions imported from \(out)"), "\(text)")
    let log = try run("log", mine, "--reviewer", "cvat").output
    #expect(log.split(separator: "\n").count == rows)
    #expect(log.split(separator: "\n").allSatisfy { $0.hasSuffix("imported from \(out)") })

    _ = try run("export", mine, "--to", folder.path + "/after")
    #expect(try maps(of: folder.path + "/after") == maps(of: out))
    #expect(try run("verify", mine).output.contains("all is well"))
    #expect(try run("verify", mine, folder.path + "/after").output.contains("all is well"))
    let again = try run("import", "labels", out, "--run", mine).output
    #expect(again.contains("0 decisions imported"))

    try review(mine, "u\n", in: folder)
    _ = try run("export", mine, "--to", folder.path + "/undone")
    #expect(try maps(of: folder.path + "/undone") == maps(of: folder.path + "/before"))
    #expect(try run("verify", mine).output.contains("all is well"))
  }

  @Test func whoLookedAtAllMapsAcceptsWhatTheyLeft() throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    let out = folder.path + "/out"
    _ = try run("export", fleck, "--to", out)
    let nothing = try object(try run("import", "labels", out, "--run", fleck, "--json").output)
    #expect(nothing["rows"] as? Int == 0)
    let flagged = try Run.open(fleck, readOnly: true).store.queue(flaggedOnly: true).count
    let all = try object(
      try run("import", "labels", out, "--run", fleck, "--accept-unchanged", "--json").output)
    #expect(all["rows"] as? Int == flagged)
    #expect((all["decisions"] as? [String: Int]) == ["keep": flagged])
  }

  @Test func nothingIsWrittenForMapsOfWhichOneIsDamagedNorIntoARunThatIsOpen() throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    let out = folder.path + "/out"
    _ = try run("export", fleck, "--to", out)
    let map = out + "/labels/street-00.png"
    let taxonomy = try Run.open(fleck, readOnly: true).taxonomy
    var changed = try LabelFile.read(map, taxonomy: taxonomy)
    changed[3, 3] = ClassID(13)
    try PNGFile.write(changed, palette: Run.open(fleck, readOnly: true).palette, to: map)
    let last = out + "/labels/street-01.png"
    let whole = try Data(contentsOf: URL(filePath: last))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: last))
    let damaged = try FleckProcess.run("import", "labels", out, "--run", fleck)
    #expect(damaged.code == 3 && damaged.errors.contains("street-01.png: damaged"))
    #expect(damaged.errors.split(separator: "\n").count == 1)
    #expect(try run("log", fleck).output == "")

    try whole.write(to: URL(filePath: last))
    let held = try Run.open(fleck)
    let refused = try FleckProcess.run("import", "labels", out, "--run", fleck)
    #expect(refused.code == 1 && refused.errors.contains("under review by process \(getpid())"))
    #expect(try held.store.journalCount() == 0)
    // Only looking is fine.
    let dry = try run("import", "labels", out, "--run", fleck, "--dry-run")
    #expect(dry.output.contains("would be imported"))
    withExtendedLifetime(held) {}
  }

  @Test func inAPoolNothingIsDecidedAboutWhatOthersHave() throws {
    let pool = try PoolFixture(images: 4, reviewers: "anna,ben")
    let maps = pool.folder.path + "/maps"
    try FileManager.default.createDirectory(atPath: maps, withIntermediateDirectories: true)
    let palette = try Run.open(pool.parts + "/anna", readOnly: true).palette
    for number in 1...4 {
      try PNGFile.write(
        LabelMap(width: 8, height: 8), palette: palette, to: maps + "/frame-\(number).png")
    }
    let anna = try pool.start("anna", "a\n")
    anna.waitUntilExit()
    let refused = try FleckProcess.run("import", "labels", maps, "--run", pool.parts + "/ben")
    #expect(refused.code == 1 && refused.errors.contains("is held by anna"), "\(refused.errors)")
    #expect(try pool.decided("ben").isEmpty)
    let taken = try pool.decided("anna")
    for number in taken {
      try FileManager.default.removeItem(atPath: maps + "/frame-\(number).png")
    }
    _ = try run("import", "labels", maps, "--run", pool.parts + "/ben")
    #expect(try pool.decided("ben") == Set(1...4).subtracting(taken))
    let log = try run("log", pool.parts + "/ben").output
    #expect(log.contains("  ben ") && log.contains("imported from \(maps)"))
  }

  @Test(arguments: [
    (["import", "labels", "nowhere", "--run", "nowhere"], Int32(3), "nowhere"),
    (["import", "labels", "nowhere"], 2, "--run"),
    (["import", "labels", "", "--run", "x"], 2, "DIR is empty"),
    (["import", "labels", "x", "--run", "x", "--reviewer", ""], 2, "--reviewer is empty"),
    (["import", "labels", "x", "--run", "x", "--workers", "0"], 2, "1 to 256"),
    (["import", "labels", "x", "--run", "x", "--label-ids", "mine"], 2, "mine"),
    (["import", "labels", "--help"], 0, "the journal of an export is not read"),
  ])
  func badCallsGiveOneClearErrorAndTheirExitCode(
    arguments: [String], code: Int32, word: String
  ) throws {
    let result = try FleckProcess.run(arguments: arguments)
    let text = (result.errors + result.output).replacing("\n", with: " ")
      .replacing(#/ +/#, with: " ")
    #expect(result.code == code && text.contains(word), "\(result.code) \(text)")
  }
}
