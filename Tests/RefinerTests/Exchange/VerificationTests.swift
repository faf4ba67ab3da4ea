import Foundation
import Labels
import Refiner
import Testing

@Suite struct VerificationTests {
  private struct Work {
    let fixture: ReviewFixture
    let run: String
    let out: String
  }

  /// A reviewed run, closed, and its export.
  private func makeWork() throws -> Work {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    for number in 1...6 {
      let decision = Decision(
        component: ComponentID(number), kind: DecisionKind.allCases[number % 3],
        classAfter: ClassID(4))
      _ = try run.store.append(
        .decide(decision), reviewer: "ana", seconds: 1, note: "note-\(number)")
    }
    _ = try run.store.append(.undo(sequence: 6), reviewer: "ana", seconds: 1)
    let out = fixture.folder + "/out"
    try LabelSetExport(run: run, tool: "fleck test").write(to: out)
    return Work(fixture: fixture, run: run.folder, out: out)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func nothingIsFoundInWhatWasNotTouched() throws {
    let work = try makeWork()
    #expect(Verification.verify(run: work.run) == [])
    #expect(Verification.verify(export: work.out) == [])
    #expect(Verification.verify(run: work.run, export: work.out) == [])
  }

  @Test(arguments: ["labels/scene/frame_1.png", "journal.jsonl", "manifest.json"])
  func everyFlippedByteOfAnExportIsFoundAndNamed(name: String) throws {
    let work = try makeWork()
    let path = work.out + "/" + name
    let good = try bytes(path)
    for offset in stride(from: 0, to: good.count, by: max(1, good.count / 300)) {
      for bit in [0, 5] {
        var bad = good
        bad[offset] ^= 1 << UInt8(bit)
        try Data(bad).write(to: URL(fileURLWithPath: path))
        let findings = Verification.verify(export: work.out)
        #expect(findings.contains { $0.file == path }, "offset \(offset), bit \(bit)")
      }
    }
    try Data(good).write(to: URL(fileURLWithPath: path))
    #expect(Verification.verify(export: work.out).isEmpty)
  }

  @Test func missingAndForeignFilesAreNamed() throws {
    let work = try makeWork()
    let label = work.out + "/labels/scene/frame_2.png"
    let good = try bytes(label)
    try FileManager.default.removeItem(atPath: label)
    #expect(Verification.verify(export: work.out).contains { $0.file == label })
    try AtomicFile.write(good, to: label)
    try AtomicFile.write([1], to: work.out + "/labels/more.png")
    #expect(
      Verification.verify(export: work.out).contains { $0.file == work.out + "/labels/more.png" })
  }

  @Test(arguments: ["labels/scene/frame_1.png", "run.toml"])
  func everyFlippedByteOfARunsFilesIsFound(name: String) throws {
    let work = try makeWork()
    let path = work.run + "/" + name
    let good = try bytes(path)
    for offset in stride(from: 0, to: good.count, by: max(1, good.count / 60)) {
      var bad = good
      bad[offset] ^= 4
      try Data(bad).write(to: URL(fileURLWithPath: path))
      let findings = Verification.verify(run: work.run)
      #expect(findings.contains { "\($0)".contains(path) }, "offset \(offset)")
    }
  }

  /// Texts of the database are found in its file and changed there, behind SQLite's back.
  @Test func flippedBytesOfTheDatabaseAreFound() throws {
    let work = try makeWork()
    let path = work.run + "/review.sqlite"
    let good = try bytes(path)
    let run = try Run.open(work.run, readOnly: true)
    let entry = try run.store.journal()[2]
    let runs = try run.store.runs(of: ComponentID(20)).compressed
    for text in [entry.hash, entry.time, "note-3", "relabel", runs] {
      let places = Self.places(of: Array(text.utf8), in: good)
      #expect(!places.isEmpty, "\(text)")
      for place in places {
        var bad = good
        bad[place + text.utf8.count / 2] ^= 1
        try Data(bad).write(to: URL(fileURLWithPath: path))
        let findings = Verification.verify(run: work.run)
        #expect(findings.contains { "\($0)".contains(path) }, "\(text) at \(place)")
      }
    }
  }

  @Test func aChangedInputIsNamedAndAMissingOneIsNot() throws {
    let work = try makeWork()
    let image = work.fixture.folder + "/image_1"
    try AtomicFile.write([9], to: image)
    #expect(Verification.verify(run: work.run).map(\.file) == [image])
    try FileManager.default.removeItem(atPath: image)
    #expect(Verification.verify(run: work.run).isEmpty)
  }

  @Test func anExportOfAnEarlierStateStillFitsItsRun() throws {
    let work = try makeWork()
    do {
      let run = try Run.open(work.run)
      let decision = Decision(component: ComponentID(9), kind: .discard, classAfter: .void)
      _ = try run.store.append(.decide(decision), reviewer: "b", seconds: 1)
    }
    #expect(Verification.verify(run: work.run, export: work.out) == [])
  }

  @Test func anExportOfAnotherRunIsNamed() throws {
    let work = try makeWork()
    let other = try ReviewFixture()
    do { _ = try other.makeRun(images: 3) }
    #expect(
      Verification.verify(run: other.runFolder, export: work.out).contains {
        $0.file == work.out + "/manifest.json"
      })
  }

  @Test func whatIsNoRunIsRefusedAndAChangedOneIsNot() throws {
    let fixture = try ReviewFixture()
    #expect(Verification.refusal(ofRun: fixture.folder) != nil)
    do { _ = try fixture.makeRun() }
    let run = fixture.runFolder
    #expect(Verification.refusal(ofRun: run) == nil)
    #expect(Verification.missingInputs(ofRun: run) == 0)
    try FileManager.default.removeItem(atPath: fixture.folder + "/image_1")
    #expect(Verification.missingInputs(ofRun: run) == 1)
    let text = try bytes(run + "/run.toml")
    try AtomicFile.write(text + [10], to: run + "/run.toml")
    #expect(Verification.refusal(ofRun: run) == nil)
    try AtomicFile.write(text, to: run + "/run.toml")
    try AtomicFile.write(Array(repeating: 7, count: 9000), to: run + "/review.sqlite")
    #expect(
      Verification.refusal(ofRun: run) == .notDatabase(path: run + "/review.sqlite"))
    let findings = Verification.verify(run: run)
    #expect(findings.map(\.file) == [run + "/review.sqlite"])
    #expect(!"\(findings)".contains(": \(run)"))
  }

  @Test func aFolderThatIsNeitherIsAFinding() throws {
    let fixture = try ReviewFixture()
    #expect(!Verification.verify(run: fixture.folder).isEmpty)
    #expect(!Verification.verify(export: fixture.folder).isEmpty)
  }

  private static func places(of text: [UInt8], in bytes: [UInt8]) -> [Int] {
    (0..<(bytes.count - text.count)).filter { start in
      bytes[start] == text[0] && bytes[start..<(start + text.count)].elementsEqual(text)
    }
  }
}
