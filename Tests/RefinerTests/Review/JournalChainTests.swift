import Labels
import Refiner
import Testing

@Suite struct JournalChainTests {
  private let entry = JournalEntry(
    sequence: 1, time: "2026-01-02T03:04:05.678Z", reviewer: "ana \"q\" \\ \u{1B}\u{85} é",
    image: ImageID(3), imageStem: "a/b", component: ComponentID(7), kind: "relabel",
    classBefore: ClassID(1), classAfter: ClassID(2), runsBefore: "06\\1", runsAfter: "06\\1",
    maskSource: nil, suspicion: 0.1, seconds: 1.25, note: nil, reference: nil, hash: "")

  /// Computed with Python's hashlib over the text written out here.
  @Test func aRowHashesToAKnownAnswer() {
    let genesis = JournalChain.genesis(runID: "run")
    #expect(genesis == "4ae23d6cfa2bf743354317a9c5bbb1db0454a976205bff43ba0bd60538e69517")
    let text = #"""
      {"sequence":1,"time":"2026-01-02T03:04:05.678Z","reviewer":"ana \"q\" \\ \u001b\u0085 é",\#
      "image":3,"imageStem":"a/b","component":7,"kind":"relabel","classBefore":1,"classAfter":2,\#
      "runsBefore":"06\\1","runsAfter":"06\\1","maskSource":null,"suspicion":0.1,\#
      "seconds":1.25,"note":null,"reference":null}
      """#
    #expect(entry.canonical == text)
    let hash = JournalChain.hash(after: genesis, canonical: entry.canonicalBytes)
    #expect(hash == "523aaad5c1960334006adb8cb99aff025fa66e3cfd21c27e09d893c96416b81b")
  }

  @Test func everyFieldChangesTheCanonicalRow() {
    let changes: [(inout JournalEntry) -> Void] = [
      { $0.sequence = 2 }, { $0.time = "" }, { $0.reviewer = "ana" }, { $0.image = ImageID(4) },
      { $0.imageStem = "a" }, { $0.component = ComponentID(8) }, { $0.kind = "keep" },
      { $0.classBefore = ClassID(0) }, { $0.classAfter = ClassID(0) }, { $0.runsBefore = "" },
      { $0.runsAfter = "" }, { $0.maskSource = "null" }, { $0.suspicion = 0.2 },
      { $0.seconds = 1 }, { $0.note = "" }, { $0.reference = 1 },
    ]
    var texts: Set<String> = [entry.canonical]
    for change in changes {
      var changed = entry
      change(&changed)
      #expect(texts.insert(changed.canonical).inserted)
    }
  }

  @Test func emptyInputHasTheStandardDigest() {
    #expect(
      FileDigest.sha256([])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
