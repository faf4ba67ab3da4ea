import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct CanonicalCopyTests {
  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// The same content: added in another order, in other transactions, judged twice, closed between.
  @Test func equalContentGivesEqualBytes() throws {
    let fixture = try ReviewFixture()
    let settings = ["runID": "r", "one": "1", "two": "2", "three": "3"]
    let first = fixture.folder + "/first"
    let store = try ReviewStore.create(at: fixture.path, settings: settings, use: .draft)
    try fixture.fill(store, images: 6)
    try store.writeCanonicalCopy(to: first)
    try store.close()

    let path = fixture.folder + "/other.sqlite"
    let second = fixture.folder + "/second"
    var other = try ReviewStore.create(at: path, settings: [:], use: .draft)
    for number in [4, 1, 6, 3] { try other.add([fixture.image(number)]) }
    try other.set("four", to: "4")
    try other.close()
    other = try ReviewStore.open(at: path, readOnly: false, use: .draft)
    try other.add([fixture.image(5), fixture.image(2)])
    let ids = try other.images().flatMap { try other.records(of: $0.id).map(\.id) }
    for _ in 0..<2 { try other.write(ids.reversed().map { ($0, fixture.judgement($0)) }) }
    try other.set("four", to: nil)
    for (key, value) in settings { try other.set(key, to: value) }
    #expect(try bytes(path) != bytes(fixture.path))
    try other.writeCanonicalCopy(to: second)
    #expect(try bytes(first) == bytes(second))
    #expect(try ReviewStore.open(at: second, readOnly: true).queue(flaggedOnly: false).count == 72)
  }

  @Test func aCopyIsReadyForReviewAndNeverReplacesAFile() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path, settings: [:], use: .draft)
    try fixture.fill(store)
    let path = fixture.folder + "/copy"
    // What a killed process may leave.
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try AtomicFile.write(Array("rest".utf8), to: path + ".partial" + suffix)
    }
    try store.writeCanonicalCopy(to: path)
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    #expect(!names.contains { $0.contains("partial") })
    // Bytes 18 and 19 of the header: 2 for a write-ahead log, https://www.sqlite.org/fileformat2.html
    #expect(try Array(bytes(path)[18..<20]) == [2, 2])
    #expect(throws: StoreError.exists(path: path)) { try store.writeCanonicalCopy(to: path) }
  }

  @Test func aDraftHasOneProcessToItself() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path, settings: [:], use: .draft)
    for readOnly in [true, false] {
      #expect(throws: StoreError.busy(path: fixture.path)) {
        try ReviewStore.open(at: fixture.path, readOnly: readOnly, use: .draft)
      }
    }
    try store.close()
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    #expect(names == ["review.sqlite"])
  }

  @Test func aRunIsPublishedOnceAndItsDraftIsGone() throws {
    let fixture = try ReviewFixture()
    let taxonomy = try fixture.taxonomy()
    let configuration = RunConfiguration(
      runID: "r", tool: "fleck test", paths: DatasetPaths(list: "l"), taxonomy: taxonomy, inputs: []
    )
    do {
      let run = try Run.create(fixture.runFolder, configuration: configuration, use: .draft)
      try fixture.fill(run.store)
      try run.store.set(stage: .judged)
      #expect(Run.exists(fixture.runFolder) && !Run.isPublished(fixture.runFolder))
      #expect(throws: StoreError.unfinished(folder: fixture.runFolder)) {
        try Run.open(fixture.runFolder, readOnly: true)
      }
      try run.publish()
    }
    let before = try bytes(fixture.runFolder + "/review.sqlite")
    try AtomicFile.write([1], to: fixture.runFolder + "/draft.sqlite")
    let run = try Run.open(fixture.runFolder, unfinished: true)
    try run.publish()
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.runFolder)
    #expect(!names.contains { $0.hasPrefix("draft") })
    #expect(try run.store.judgementCount() == 24)
    #expect(try bytes(fixture.runFolder + "/review.sqlite") == before)
  }
}
