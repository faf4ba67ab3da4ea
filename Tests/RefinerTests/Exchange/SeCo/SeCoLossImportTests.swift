import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct SeCoLossImportTests {
  private func images() -> [SeCoFixture.Image] {
    (0..<2).map { number in
      SeCoFixture.Image(
        stem: "city/frame_\(number)", file: "city/frame_\(number).png",
        map: SeCoFixture.speckled(width: 40, height: 30, classes: 3, seed: UInt64(number + 9)))
    }
  }

  /// A run, and the output JSON of another one of the same maps whose judgements differ.
  private func makeRun(_ fixture: SeCoFixture) throws -> (run: Run, file: String, other: Run) {
    let other = try fixture.makeRun(images(), name: "other") { record in
      let place = record.component.index.rawValue
      let loss: Float = place % 3 == 0 ? 3 + Float(place) / 64 : 0.05 + Float(place) / 512
      return Judgement(
        loss: loss, eta: 0, posterior: fixture.posterior(UInt8(place % 19), score: 0.97),
        verdict: .clean, suggestion: record.component.classID, suspicion: 0, gain: 0)
    }
    _ = try SeCoExport(run: other, format: .output).write(to: fixture.folder + "/json")
    let run = try fixture.makeRun(images())
    let file = fixture.folder + "/json/val_fleck_\(other.configuration.runID).json"
    return (run, file, other)
  }

  @Test func lossesScoresAndPredictionsAreTaken() throws {
    let fixture = try SeCoFixture()
    let (run, file, other) = try makeRun(fixture)
    let summary = try SeCoLossImport(into: run).read(file)
    let count = try run.store.componentCount()
    #expect(summary.exact == count && summary.records == count && summary.components == count)
    #expect(summary.overlapping == 0 && summary.componentsLeft == 0)
    #expect(
      summary.recordsLeft == ["noImage": 0, "noComponent": 0, "otherClass": 0, "duplicate": 0])
    let theirs = try other.store.queue(flaggedOnly: false)
    for item in theirs {
      let detail = try run.store.detail(item.id)
      #expect(detail.judgement.loss == item.loss)
      #expect(detail.judgement.eta == Float(summary.mixture.eta(loss: Double(item.loss))))
      let place = item.id.rawValue & 0xFFFF_FFFF
      #expect(detail.judgement.posterior.firstIndex(of: 0.97) == place % 19)
      #expect(abs(detail.judgement.posterior.reduce(0, +) - 1) < 1e-5)
      #expect((detail.judgement.eta >= 0.6) == (place % 3 == 0), "loss \(item.loss)")
      let expected: Verdict =
        place % 3 != 0 || place % 19 == Int(item.classID.rawValue) ? .clean : .correctable
      #expect(detail.judgement.verdict == expected)
    }
    #expect(try run.store.mixture() == summary.mixture)
    #expect(try run.store.hasPackedQueue())
  }

  @Test func theRunStillVerifiesAndNamesItsSource() throws {
    let fixture = try SeCoFixture()
    let (run, file, _) = try makeRun(fixture)
    _ = try SeCoLossImport(into: run).read(file)
    #expect(Verification.verify(run: run.folder) == [])
    let digest = try FileDigest.sha256(ofFile: file)
    #expect(try run.store.setting(SettingKey.importedLossesDigest) == digest)
    #expect(try run.store.setting(SettingKey.importedLosses) == Path.name(of: file))
  }

  @Test func decisionsAreKeptOnlyWhenAskedFor() throws {
    let fixture = try SeCoFixture()
    let (run, file, _) = try makeRun(fixture)
    let item = try run.store.queue(flaggedOnly: false)[0]
    let keep = Decision(component: item.id, kind: .keep, classAfter: item.classID)
    _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    var job = SeCoLossImport(into: run)
    #expect(throws: ImportError.decided(folder: run.folder, rows: 1)) { try job.read(file) }
    #expect(try run.store.detail(item.id).judgement.loss == item.loss)
    job.keepDecisions = true
    _ = try job.read(file)
    #expect(try run.store.reviewState().decisions[item.id] == keep)
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// Records by hand, against the vector's components: class 0 of 5 pixels, 8 of 3, 13 of 6.
  private func record(
    _ counts: String, psl: Int, name: String = "jena_0.png", loss: Double = 1, size: String = "4, 5"
  ) -> String {
    """
    {"name": "\(name)", "score": 0.5, "pred_id": 2, "psl_id": \(psl), "loss": \(loss),
     "segmentation": {"size": [\(size)], "counts": "\(counts)"}}
    """
  }

  private func counts(_ isSet: (Int, Int) -> Bool) -> String {
    RunLengthEncoding(RunLengthEncodingTests.mask(5, 4, isSet)).compressed
      .replacingOccurrences(of: "\\", with: "\\\\")
  }

  private func read(
    _ records: [String], names: [String] = ["train/jena/jena_0"]
  ) throws -> (summary: SeCoLossImport.Summary, run: Run, fixture: SeCoFixture) {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun(
      names.map { SeCoFixture.Image(stem: $0, file: $0 + ".png", map: SeCoFixture.vector) })
    let path = fixture.folder + "/val.json"
    try AtomicFile.write(Array("[\(records.joined(separator: ","))]".utf8), to: path)
    return (try SeCoLossImport(into: run).read(path), run, fixture)
  }

  @Test func masksThatDifferMatchByOverlapOfHalfOrMore() throws {
    // Class 8: two of three pixels, IoU 2/3.  Class 13: two of six, below one half.
    let eight = counts { x, y in y == 3 && x < 2 }
    let thirteen = counts { x, y in y == 0 && x > 2 }
    let (summary, run, fixture) = try read([
      record("031N00<", psl: 0), record(eight, psl: 8, loss: 2), record(thirteen, psl: 13),
    ])
    #expect(summary.exact == 1 && summary.overlapping == 1 && summary.componentsLeft == 1)
    #expect(summary.recordsLeft["noComponent"] == 1)
    let items = try run.store.components(of: ImageID(1))
    #expect(items.map(\.loss) == [1, 0.225, 2])
    withExtendedLifetime(fixture) {}
  }

  /// IoU of exactly one half counts.
  @Test func halfOfThePixelsIsEnough() throws {
    let mask = counts { x, y in (x == 3 && y != 1 && y != 3) || (x == 4 && y == 3) }
    #expect(try read([record(mask, psl: 13)]).summary.overlapping == 1)
  }

  @Test func recordsOfOtherImagesAndClassesAndTwinsAreCounted() throws {
    let (summary, _, _) = try read([
      record("031N00<", psl: 0), record("031N00<", psl: 0, name: "other.png"),
      record("3130005", psl: 7), record("031N00<", psl: 0, loss: 9),
    ])
    #expect(
      summary.recordsLeft == ["noImage": 1, "noComponent": 0, "otherClass": 1, "duplicate": 1])
    #expect(summary.exact == 1 && summary.componentsLeft == 2)
  }

  @Test func theBetterOfTwoRecordsOfAComponentWins() throws {
    let part = counts { x, y in y == 3 && x < 2 }
    let (summary, run, fixture) = try read([
      record(part, psl: 8, loss: 5), record("3130005", psl: 8, loss: 6),
    ])
    #expect(summary.exact == 1 && summary.overlapping == 0 && summary.recordsLeft["duplicate"] == 1)
    #expect(try run.store.components(of: ImageID(1)).map(\.loss).contains(6))
    withExtendedLifetime(fixture) {}
  }

  @Test func masksOfHalfTheSizeAreScaledUp() throws {
    let fixture = try SeCoFixture()
    let small = SeCoFixture.speckled(width: 20, height: 16, classes: 2, seed: 4)
    let run = try fixture.makeRun([
      SeCoFixture.Image(
        stem: "a", file: "a.png", map: small.resized(to: Size(width: 40, height: 32)))
    ])
    let other = try fixture.makeRun(
      [SeCoFixture.Image(stem: "a", file: "a.png", map: small)], name: "small")
    _ = try SeCoExport(run: other, format: .output).write(to: fixture.folder + "/json")
    let summary = try SeCoLossImport(into: run).read(
      fixture.folder + "/json/val_fleck_\(other.configuration.runID).json")
    #expect(try summary.exact == run.store.componentCount() && summary.exact > 3)
  }

  @Test func aNameOfTwoImagesIsAmbiguousWithoutAStem() throws {
    #expect {
      try read([record("031N00<", psl: 0, name: "x.png")], names: ["a/x", "b/x"])
    } throws: { error in
      if case ImportError.ambiguous(_, 1, "x.png") = error { true } else { false }
    }
  }

  @Test func aFileOfOtherMapsIsRefused() throws {
    #expect {
      try read([record("031N00<", psl: 0, name: "none.png")])
    } throws: { error in
      if case ImportError.nothingMatches = error { true } else { false }
    }
  }

  static let bad: [(String, String)] = [
    (#""loss": -1"#, "loss"), (#""loss": 1e300"#, "loss"), (#""score": 1.5"#, "score"),
    (#""score": 0.001"#, "score"), (#""pred_id": 19"#, "pred_id"), (#""pred_id": 255"#, "pred_id"),
    (#""psl_id": -3"#, "psl_id"), (#""loss": "x""#, "loss"), (#""size": [4, 6]"#, "add up"),
    (#""size": [0, 5]"#, "size"), (#""size": [4]"#, "size"),
    (#""size": [9223372036854775807, 9223372036854775807]"#, "limit"),
    (#""counts": "~~""#, "foreign character"), (#""loss": NaN"#, "not JSON"),
  ]

  /// A later duplicate of a key wins in Foundation's decoder or not; so the good one is replaced.
  @Test(arguments: 0..<14)
  func badValuesAreNamedWithTheirRecordAndChangeNothing(index: Int) throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([
      SeCoFixture.Image(stem: "jena_0", file: "jena_0.png", map: SeCoFixture.vector)
    ])
    let (change, word) = Self.bad[index]
    let good = record("031N00<", psl: 0)
    let key = change.prefix { $0 != ":" }
    let start = try #require(good.range(of: String(key)))
    let closing: Character = change.hasSuffix("]") ? "]" : change.contains("counts") ? "}" : ","
    var end = try #require(good[start.upperBound...].firstIndex(of: closing))
    if closing == "]" { end = good.index(after: end) }
    var text = good.replacingCharacters(in: start.lowerBound..<end, with: change)
    if key == #""loss""# { text = good.replacingOccurrences(of: #""loss": 1.0"#, with: change) }
    let path = fixture.folder + "/val.json"
    try AtomicFile.write(Array("[\(good), \(text)]".utf8), to: path)
    let before = try run.store.queue(flaggedOnly: false)
    #expect {
      try SeCoLossImport(into: run).read(path)
    } throws: { error in
      let line = "\(error)"
      let isPlaced = line.contains("record 2") || line.contains("limit")
      return line.hasPrefix(path) && line.contains(word) && isPlaced && !line.contains("\n")
    }
    #expect(try run.store.queue(flaggedOnly: false) == before)
    #expect(try run.store.setting(SettingKey.importedLossesDigest) == nil)
  }

  /// A score that is one part in K: the prediction wins all the same.
  @Test func aScoreOfChanceStillPredicts() throws {
    let fixture = try SeCoFixture(classes: 4)
    let claim = LossClaim(overlap: 1, loss: 1, score: 0.25, prediction: ClassID(2))
    let posterior = claim.posterior(in: fixture.taxonomy)
    #expect(posterior.indices.max { posterior[$0] < posterior[$1] } == 2)
  }
}
