import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct SignedExportTests {
  private let fixture: ReviewFixture
  private let run: Run
  private let out: String

  init() throws {
    fixture = try ReviewFixture()
    run = try fixture.makeRun()
    out = fixture.folder + "/out"
    let discard = Decision(component: ComponentID(3), kind: .discard, classAfter: .void)
    _ = try run.store.append(.decide(discard), reviewer: "a", seconds: 1)
  }

  private func write(_ text: String, as name: String) throws -> String {
    try AtomicFile.write(Array(text.utf8), to: fixture.folder + "/" + name)
    return fixture.folder + "/" + name
  }

  private func sign() throws {
    var export = LabelSetExport(run: run, tool: "fleck test")
    export.overwrite = true
    export.signingKey = try SigningKey(file: write(KeyTexts.secret, as: "key.pem"))
    try export.write(to: out)
  }

  private func audit(_ key: String?) throws -> AuditResult {
    var audit = Audit()
    audit.key = try key.map { try CheckingKey(file: write($0, as: "public")) }
    return audit.check(run: run.folder, export: out)
  }

  private var signature: String { out + "/manifest.json.sig" }

  @Test func aSignatureIsCheckedWithTheKeyAndMentionedWithout() throws {
    try sign()
    let text = try String(contentsOfFile: signature, encoding: .utf8)
    #expect(text.utf8.count == 89 && text.hasSuffix("==\n"))
    for key in [KeyTexts.published, KeyTexts.line] {
      let result = try audit(key)
      #expect(result.findings == [] && result.notes == [])
    }
    let unchecked = try audit(nil)
    #expect(unchecked.findings == [])
    #expect(unchecked.notes.map(\.file) == [signature])
    #expect(unchecked.notes[0].problem.contains("--key"))
  }

  @Test func aForeignMissingOrBrokenSignatureIsAFinding() throws {
    try sign()
    #expect(try audit(KeyTexts.otherLine).findings.map(\.file) == [signature])
    for text in ["", "AAAA\n", KeyTexts.signature, "no base64!"] {
      try AtomicFile.write(Array(text.utf8), to: signature)
      #expect(try audit(KeyTexts.published).findings.map(\.file) == [signature], "\(text)")
    }
    try FileManager.default.removeItem(atPath: signature)
    let missing = try audit(KeyTexts.published).findings
    #expect(missing.map(\.file) == [signature] && missing[0].problem.contains("not signed"))
    #expect(try audit(nil).findings == [])
  }

  /// Whoever changes a file can make the digests fit again, but not the signature.
  @Test func aChangedExportThatSealsItselfAnewIsFound() throws {
    try sign()
    var manifest = try #require(Manifest.read(inExport: out))
    manifest.tool = "another"
    try AtomicFile.write(ManifestFile.encode(manifest), to: out + "/manifest.json")
    #expect(try audit(KeyTexts.published).findings.contains { $0.file == signature })
  }

  @Test func aSignedExportIsReplacedByAnUnsignedOne() throws {
    try sign()
    var export = LabelSetExport(run: run, tool: "fleck test")
    export.overwrite = true
    try export.write(to: out)
    #expect(!FileManager.default.fileExists(atPath: signature))
    #expect(try audit(nil).findings == [])
  }
}
