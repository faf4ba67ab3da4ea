import Foundation
import Labels
import Refiner
import Testing

@testable import App

/// `fleck merge` of copies of a small run.
@Suite struct MergeEndToEndTests {
  /// Copies of the demo run that two people reviewed: of the first twenty components they disagree about two.
  private func copies(in folder: TemporaryFolder) throws -> [String] {
    let first = try DemoRun.copy(into: folder)
    let paths = ["anna", "ben"].map { folder.path + "/" + $0 }
    for path in paths { try FileManager.default.copyItem(atPath: first, toPath: path) }
    for (name, path) in zip(["anna", "ben"], paths) {
      let run = try Run.open(path)
      let items = try run.store.queue(flaggedOnly: false).prefix(20)
      let rows = items.enumerated().map { place, item in
        let isVoid = place < 12 || (place < 14 && name == "ben")
        return TranscribedRow(
          .decide(
            Decision(
              component: item.id, kind: isVoid ? .discard : .keep,
              classAfter: isVoid ? .void : item.classID)),
          time: "2026-11-28T10:00:\(10 + place).\(name.count)00Z", reviewer: name, seconds: 2)
      }
      _ = try run.store.transcribe(rows)
    }
    return paths
  }

  @Test func twoReviewersBecomeOneRun() throws {
    let folder = try TemporaryFolder()
    let paths = try copies(in: folder)
    let out = folder.path + "/merged"
    let result = try FleckProcess.run(arguments: ["merge"] + paths + ["--out", out])
    #expect(result.code == 0, "\(result.errors)")
    let text = result.output
    #expect(text.contains("agreement of anna, ben on 20 components in"), "\(text)")
    // 18 of 20, and Wilson's interval of it.
    #expect(text.contains("90.0 (69.9 to 97.2)"), "\(text)")
    #expect(text.contains("components: 0 decided in one run, 18 alike in several, 2 disputed"))
    #expect(text.hasSuffix("next: fleck review \(out), and there :queue disputed\n"), "\(text)")
    let status = try FleckProcess.run("status", out).output
    #expect(status.contains("  agreement   90.0 (69.9 to 97.2) %, kappa "), "\(status)")
    #expect(status.contains("  disputed    2"))
    let verified = try FleckProcess.run("verify", out)
    #expect(verified.code == 0, "\(verified.output)")
    let log = try FleckProcess.run("log", out, "--kind", "reopen").output
    #expect(
      log.split(separator: "\n").count == 2 && log.contains("disagree: ben void, anna keep "))

    let script = folder.path + "/keys"
    try Data("type :queue disputed\nEnter\nstate\n".utf8).write(to: URL(filePath: script))
    let review = try FleckProcess.run("review", out, "--script", script)
    #expect(review.code == 0 && review.output.contains("\"total\":2,"), "\(review.output)")
  }

  @Test func jsonHoldsAllOfIt() throws {
    let folder = try TemporaryFolder()
    let paths = try copies(in: folder)
    let result = try FleckProcess.run(arguments: ["merge", "--json"] + paths)
    #expect(result.code == 0, "\(result.errors)")
    let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let report = try #require(parsed as? [String: Any])
    #expect(report["out"] is NSNull && report["rows"] is NSNull)
    let agreement = try #require(report["agreement"] as? [String: Any])
    let pooled = try #require(agreement["pooled"] as? [String: Any])
    let overall = try #require(pooled["overall"] as? [String: Any])
    #expect(overall["components"] as? Int == 20)
    #expect((report["tally"] as? [String: Any])?["disputed"] as? Int == 2)
    #expect((report["sources"] as? [[String: Any]])?.count == 2)
    let run = try JSONSerialization.jsonObject(
      with: Data(FleckProcess.run("status", paths[0], "--json").output.utf8))
    let status = try #require(run as? [String: Any])
    #expect(status["agreement"] is NSNull && status["disputed"] as? Int == 0)
  }

  @Test func whatDoesNotFitIsSaidInOneLine() throws {
    let folder = try TemporaryFolder()
    let paths = try copies(in: folder)
    let same = try FleckProcess.run("merge", paths[0], paths[0])
    #expect(same.code == 3 && same.errors.contains("the same decisions"), "\(same.errors)")
    let target = try FleckProcess.run("merge", paths[0], paths[1], "--out", paths[1])
    #expect(target.code == 1 && target.errors.contains("is not empty"), "\(target.errors)")
    let missing = try FleckProcess.run("merge", paths[0], folder.path + "/none")
    #expect(missing.code == 3 && missing.errors.split(separator: "\n").count == 1)
    #expect(try FleckProcess.run("merge", paths[0]).code == 2)
    #expect(try FleckProcess.run("merge", paths[0], paths[1], "--out", "").code == 2)
  }
}
