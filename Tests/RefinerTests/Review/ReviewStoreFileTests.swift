import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct ReviewStoreFileTests {
  private let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))

  @Test func filesThatAreNoStoreAreRefusedByName() throws {
    let fixture = try ReviewFixture()
    var generator = SplitMix64(seed: 4)
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    try store.database.close()
    let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: fixture.path)))
    var corpus: [[UInt8]] = [
      [], Array("SQLite format 3\u{0}".utf8), Array("hello".utf8), Array(good[..<99]),
      Array(repeating: 0, count: 4096),
      (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) },
    ]
    var foreign = good
    foreign[68] ^= 1
    var newer = good
    newer[63] = 9
    corpus += [foreign, newer]
    for (number, bytes) in corpus.enumerated() {
      let path = fixture.folder + "/bad\(number)"
      try AtomicFile.write(bytes, to: path)
      for readOnly in [true, false] {
        let error = #expect(throws: StoreError.self) {
          try ReviewStore.open(at: path, readOnly: readOnly)
        }
        #expect(error?.description.contains(path) == true)
      }
    }
    #expect(throws: StoreError.foreign(path: fixture.folder + "/bad6")) {
      try ReviewStore.open(at: fixture.folder + "/bad6")
    }
    #expect(throws: StoreError.newer(path: fixture.folder + "/bad7", version: 9)) {
      try ReviewStore.open(at: fixture.folder + "/bad7")
    }
    #expect(throws: StoreError.self) { try ReviewStore.open(at: fixture.folder + "/none") }
  }

  @Test(arguments: 0..<60)
  func aDamagedStoreNeverTraps(seed: Int) throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    _ = try store.append(.decide(keep), reviewer: "a", seconds: 1)
    try store.database.close()
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: fixture.path)))
    var generator = SplitMix64(seed: UInt64(seed))
    for _ in 0..<40 {
      bytes[.random(in: 100..<bytes.count, using: &generator)] = .random(
        in: 0...255, using: &generator)
    }
    if seed.isMultiple(of: 3) { bytes.removeLast(.random(in: 1..<bytes.count, using: &generator)) }
    try AtomicFile.write(bytes, to: fixture.path)
    // Whatever comes back, it comes back: values or a StoreError that names the file.
    do {
      let store = try ReviewStore.open(at: fixture.path)
      for item in try store.queue(flaggedOnly: false) { _ = try store.detail(item.id) }
      _ = try store.journal()
      _ = try store.images()
      _ = try store.append(.decide(keep), reviewer: "a", seconds: 1)
    } catch {
      #expect("\(error)".contains(fixture.path))
    }
  }

  @Test func theJournalCannotBeChangedOrShortened() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let entry = try store.append(.decide(keep), reviewer: "a", seconds: 1)
    for sql in [
      "UPDATE journal SET reviewer = 'b'", "DELETE FROM journal",
      "INSERT OR REPLACE INTO journal SELECT * FROM journal",
      "INSERT INTO journal SELECT 3, time, reviewer, image, imageStem, component, kind, "
        + "classBefore, classAfter, runsBefore, runsAfter, maskSource, suspicion, seconds, note, "
        + "reference, 'x' FROM journal",
    ] {
      #expect(throws: StoreError.self) { try store.write { try $0.execute(sql: sql) } }
    }
    #expect(try store.journal() == [entry])
  }

  @Test func aFullDiskIsNamedAndLosesNothing() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let pages = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    var kept: [JournalEntry] = []
    let note = String(repeating: "n", count: 900)
    #expect(throws: StoreError.full(path: fixture.path)) {
      for _ in 0..<50 {
        kept.append(try store.append(.decide(keep), reviewer: "a", seconds: 1, note: note))
      }
    }
    #expect(try store.journal() == kept)
    try store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    kept.append(try store.append(.decide(keep), reviewer: "a", seconds: 1))
    #expect(try ReviewStore.open(at: fixture.path, readOnly: true).journal() == kept)
  }

  /// Without space for its shared-memory file, SQLite reports a failing disk.
  @Test(arguments: [ResultCode.SQLITE_IOERR, .SQLITE_CANTOPEN])
  func anErrorOfAFullDiskIsCalledThat(code: ResultCode) {
    let error = DatabaseError(resultCode: code)
    let path = "/r/review.sqlite"
    #expect(StoreError.translate(error, path: path, free: 0) == .full(path: path))
    #expect(StoreError.translate(error, path: path, free: 4096) == .full(path: path))
    #expect(StoreError.translate(error, path: path, free: 1 << 20) != .full(path: path))
    #expect(StoreError.translate(error, path: path, free: nil) != .full(path: path))
  }

  @Test func freeSpaceIsKnownWhereFilesLie() throws {
    let fixture = try ReviewFixture()
    #expect(try #require(DiskSpace.free(at: fixture.path)) > 0)
    #expect(DiskSpace.free(at: fixture.folder + "/none/review.sqlite") == nil)
  }

  @Test func twoStoresOnOneFileShareOneChain() throws {
    let fixture = try ReviewFixture()
    let first = try ReviewStore.create(at: fixture.path)
    try fixture.fill(first)
    let second = try ReviewStore.open(at: fixture.path)
    var tip = JournalChain.genesis(runID: "")
    for index in 0..<20 {
      let store = index.isMultiple(of: 3) ? first : second
      let entry = try store.append(.decide(keep), reviewer: "a", seconds: 1)
      #expect(entry.sequence == index + 1)
      #expect(entry.hash == JournalChain.hash(after: tip, canonical: entry.canonicalBytes))
      tip = entry.hash
    }
    #expect(try first.reviewState() == second.reviewState())
  }

  @Test(arguments: [true, false])
  func aReadOnlyMediumIsReadWithItsLog(cleanlyClosed: Bool) throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let entry = try store.append(.decide(keep), reviewer: "a", seconds: 1)
    let medium = fixture.folder + "/medium"
    try FileManager.default.createDirectory(
      atPath: medium, withIntermediateDirectories: true)
    if cleanlyClosed { try store.database.close() }
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: fixture.path + suffix) {
      try FileManager.default.copyItem(
        atPath: fixture.path + suffix, toPath: medium + "/review.sqlite" + suffix)
    }
    let before = try FileManager.default.contentsOfDirectory(atPath: medium).sorted()
    let opened = try ReviewStore.openMedium(medium + "/review.sqlite")
    #expect(try opened.journal() == [entry])
    #expect(try FileManager.default.contentsOfDirectory(atPath: medium).sorted() == before)
    #expect(throws: StoreError.readOnly(path: medium + "/review.sqlite")) {
      try opened.append(.decide(keep), reviewer: "a", seconds: 1)
    }
  }
}
