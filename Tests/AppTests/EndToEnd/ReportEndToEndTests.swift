import Foundation
import Refiner
import Testing

/// `fleck report` as a user types it.
@Suite struct ReportEndToEndTests {
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func page(_ folder: String) throws -> String {
    try String(contentsOfFile: folder + "/index.html", encoding: .utf8)
  }

  private func decide(_ run: String, _ keys: String, in folder: TemporaryFolder) throws {
    let script = folder.path + "/keys"
    try keys.write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      "review", run, "--script", script, "--reviewer", "Ann <b> & Bob")
    try #require(result.code == 0, "\(result.errors)")
  }

  @Test func aRunWithoutADecisionIsShownAsItIs() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let before = try FileDigests(run)
    let report = folder.path + "/report"
    let result = try FleckProcess.run("report", run, "--to", report)
    #expect(result.code == 0 && result.output == "\(report)/index.html: 2 images\n")
    #expect(try names(report) == ["classes.png", "images", "index.html", "losses.png"])
    #expect(try names(report + "/images/street-00") == ["after.png", "before.png", "photo.png"])
    let panel = try PNGFile.read(report + "/images/street-00/before.png")
    #expect(panel.width == 512 && panel.height == 256)
    let text = try page(report)
    #expect(text.contains("by nobody yet") && text.contains("0 pixels changed"))
    #expect(
      text.hasSuffix("</html>\n") && text.contains("undecided components (90 % interval: 0 to "))
    // Nothing is loaded from anywhere.
    #expect(!text.contains("http://") && !text.contains("https://"))
    #expect(text.count { $0 == "<" } == text.count { $0 == ">" })
    let sources = text.matches(of: /src="([^"]{22})/).map { String($0.1) }
    #expect(sources.count == 7 && sources.allSatisfy { $0 == "data:image/png;base64," })
    #expect(try FileDigests(run) == before)
    #expect(try names(folder.path) == ["report", "run"])
  }

  @Test func decisionsAreCountedDrawnAndEscaped() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    try decide(run, "x\nx\n1\na\n", in: folder)
    let report = folder.path + "/report/"
    let result = try FleckProcess.run("report", run, "--to", report, "--images", "1")
    #expect(result.code == 0, "\(result.errors)")
    let text = try page(report)
    #expect(text.contains("4, by Ann &lt;b&gt; &amp; Bob") && !text.contains("Ann <b>"))
    #expect(text.contains("1 of 2 images") && text.contains("\u{2192} void"))
    let sum = try #require(text.firstMatch(of: /<tr class="sum">(.*)<\/tr>/)).1
    let cells = sum.matches(of: /<td>([^<]*)<\/td>/).map { String($0.1) }
    #expect(cells[2...6] == ["4", "1", "1", "2", "0"])
    let changed = try FleckProcess.run("export", run, "--to", folder.path + "/export").output
    let pixels = try #require(changed.firstMatch(of: /(\d+) pixels changed/)).1
    #expect(cells[8].filter { $0 != "," } == pixels)
    let image = try #require(try names(report + "images").first)
    let pictures = try ["before", "after"].map {
      try Data(contentsOf: URL(filePath: "\(report)images/\(image)/\($0).png"))
    }
    #expect(pictures[0] != pictures[1])
    #expect(text.contains(pictures[1].base64EncodedString()))
  }

  @Test func onlyAnEarlierReportOfTheRunIsReplaced() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let report = folder.path + "/report"
    try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: true)
    #expect(try FleckProcess.run("report", run, "--to", report, "--images", "0").code == 0)
    #expect(try names(report) == ["classes.png", "index.html", "losses.png"])

    let again = try FleckProcess.run("report", run, "--to", report)
    #expect(again.code == 1 && again.errors.contains("give --overwrite or a new folder"))
    let replaced = try FleckProcess.run("report", run, "--to", report, "--overwrite")
    #expect(replaced.code == 0, "\(replaced.errors)")
    #expect(try names(report).contains("images"))

    try "mine".write(toFile: report + "/notes.txt", atomically: true, encoding: .utf8)
    let foreign = try FleckProcess.run("report", run, "--to", report, "--overwrite")
    #expect(
      foreign.code == 1 && foreign.errors.contains("notes.txt, which is no file of a report"))
    #expect(try names(report).contains("notes.txt"))
    let file = try FleckProcess.run("report", run, "--to", report + "/notes.txt")
    #expect(file.code == 1 && file.errors.contains("it is a file"))
    #expect(try names(folder.path) == ["report", "run"])

    // What lies below the pictures' folder is nobody else's either.
    try FileManager.default.removeItem(atPath: report + "/notes.txt")
    for name in ["images/street-00/mine.png", "images/photo.png", "images/street-00/.hidden"] {
      let path = report + "/" + name
      try "mine".write(toFile: path, atomically: true, encoding: .utf8)
      let below = try FleckProcess.run("report", run, "--to", report, "--overwrite")
      #expect(below.code == 1 && below.errors.contains("holds \(name), "), "\(below.errors)")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(try FleckProcess.run("report", run, "--to", report, "--overwrite").code == 0)
  }

  @Test func whatNoFolderCanTakeThePlaceOfIsRefusedWithTheReason() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let (empty, link) = (folder.path + "/empty", folder.path + "/link")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: empty)
    let calls = [
      (empty + "/.", "under this name"), (empty + "/..", "under this name"),
      (".", "under this name"),
      (link, "it is a link"), ("/proc", "a file system is mounted there"),
    ]
    for (target, reason) in calls {
      let result = try FleckProcess.run("report", run, "--to", target)
      #expect(result.code == 1 && result.errors.contains(reason), "\(target): \(result.errors)")
      #expect(!result.errors.contains("export") && !result.errors.contains("is not empty"))
    }
    #expect(try names(folder.path) == ["empty", "link", "run"] && names(empty).isEmpty)
  }

  @Test func aPhotoThatCannotBeReadIsNamedAndAMapThatCannotEndsIt() throws {
    let folder = try TemporaryFolder()
    let made = try FleckProcess.run("demo", folder.path + "/demo", "--scenes", "2")
    try #require(made.code == 0, "\(made.errors)")
    let run = folder.path + "/demo/run"
    try FileManager.default.removeItem(atPath: folder.path + "/demo/data/images/street-01.png")
    let report = folder.path + "/report"
    let result = try FleckProcess.run("report", run, "--to", report)
    #expect(result.code == 0 && result.errors.contains("no photo: "))
    #expect(result.errors.contains("street-01.png: no such file"))
    #expect(try page(report).contains("<p class=\"problem\">no photo: "))
    #expect(try names(report + "/images/street-01") == ["after.png", "before.png"])

    try "broken".write(
      toFile: run + "/labels/street-00.png", atomically: true, encoding: .utf8)
    let broken = try FleckProcess.run("report", run, "--to", folder.path + "/other")
    #expect(broken.code == 3 && broken.errors.contains("labels/street-00.png"))
    #expect(try names(folder.path) == ["demo", "report"])
  }

  @Test func namesOfFilesCannotBecomeMarkup() throws {
    let folder = try TemporaryFolder()
    let stem = "a \"<img src=x>&'"
    for role in ["images", "labels"] {
      let target = folder.path + "/data/" + role
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: try DemoRun.data() + "/\(role)/street-00.png", toPath: "\(target)/\(stem).png")
    }
    let run = folder.path + "/run"
    let refined = try FleckProcess.run(
      "refine", folder.path + "/data", "--taxonomy", "cityscapes-19", "--out", run)
    try #require(refined.code == 0, "\(refined.errors)")
    let result = try FleckProcess.run("report", run, "--to", folder.path + "/report")
    #expect(result.code == 0, "\(result.errors)")
    let text = try page(folder.path + "/report")
    #expect(text.contains("<h3>a &quot;&lt;img src=x&gt;&amp;'</h3>") && !text.contains("src=x>"))
    #expect(try names(folder.path + "/report/images") == [stem])
  }

  @Test func mistakesAreUsageOrInput() throws {
    let folder = try TemporaryFolder()
    let calls: [([String], Int32, String)] = [
      (["report", "x"], 2, "--to"), (["report", "x", "--to", ""], 2, "--to is empty"),
      (["report", "x", "--to", "y", "--images", "few"], 2, "few"),
      (["report", folder.path + "/none", "--to", folder.path + "/r"], 3, "none"),
    ]
    for (arguments, code, word) in calls {
      let result = try FleckProcess.run(arguments: arguments)
      #expect(result.code == code && result.errors.contains(word), "\(arguments): \(result.errors)")
    }
    #expect(try names(folder.path).isEmpty)
  }
}

/// All files of a run, byte for byte, but those that SQLite makes for whoever reads.
private struct FileDigests: Equatable {
  private var files: [String: Data] = [:]

  init(_ folder: String) throws {
    let walker = try #require(FileManager.default.enumerator(atPath: folder))
    while let path = walker.nextObject() as? String {
      if path.hasSuffix("-wal") || path.hasSuffix("-shm") { continue }
      files[path] = FileManager.default.contents(atPath: folder + "/" + path)
    }
  }
}
