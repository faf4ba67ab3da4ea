import Foundation
import Synchronization
import Testing

@testable import Refiner

@Suite struct LeaseFolderTests {
  private let sandbox: FileSandbox
  private let image = ImageID(7)

  init() throws { sandbox = try FileSandbox() }

  private var path: String { sandbox("leases") }

  private func open(
    _ reviewer: String, run: String? = nil, pool: String = "pool"
  ) throws -> LeaseFolder {
    try LeaseFolder(path, pool: pool, reviewer: reviewer, run: run ?? "run of \(reviewer)")
  }

  private var files: [String] {
    get throws { try FileSystem.names(inFolder: path).filter { $0.hasSuffix(".lease") } }
  }

  /// Sets the time at which the one file of the image was touched, in seconds from now.
  private func touch(_ seconds: Double) throws {
    for name in try files {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: seconds)], ofItemAtPath: path + "/" + name)
    }
  }

  private func permit(_ permissions: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: permissions)], ofItemAtPath: path)
  }

  @Test(arguments: ["7.01.lease", "7.9223372036854775807.lease", "07.1.lease", "7.1.lease.bak"])
  func whatIsNoLeaseIsPassedBy(name: String) throws {
    let anna = try open("anna")
    try AtomicFile.write([], to: path + "/" + name)
    #expect(try anna.take(image) == nil && anna.holders().isEmpty)
  }

  @Test func whoComesFirstHasIt() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image) == nil)
    #expect(try anna.take(image) == nil)
    let holder = try #require(try ben.take(image))
    #expect(holder.reviewer == "anna" && !holder.isDone)
    #expect(try ben.holders() == [image: holder] && anna.holders().isEmpty)
    #expect(try ben.take(ImageID(8)) == nil)
    #expect(try files == ["7.1.lease", "8.1.lease"])
  }

  @Test func whatIsLeftUndecidedIsFree() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image) == nil)
    try anna.leave(image)
    #expect(try ben.holders().isEmpty)
    #expect(try ben.take(image) == nil)
    #expect(try anna.take(image)?.reviewer == "ben")
    // Leaving what somebody else has changes nothing.
    try anna.leave(image)
    #expect(try anna.take(image)?.reviewer == "ben")
    #expect(try files == ["7.3.lease"])
  }

  @Test func whatWasDecidedStaysForGood() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image, done: true) == nil)
    try anna.leave(image)
    try touch(-1e6)
    #expect(try ben.take(image)?.isDone == true)
    #expect(try anna.doneImages() == [image] && ben.doneImages().isEmpty)
    try anna.takeBack(image)
    #expect(try ben.take(image) != nil)
    try anna.leave(image)
    #expect(try ben.take(image, done: true) == nil)
  }

  @Test func aHolderThatIsGoneIsReplaced() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image) == nil)
    try touch(-LeaseFolder.patience + 30)
    #expect(try ben.take(image)?.reviewer == "anna")
    #expect(try anna.renew(image))
    try touch(-LeaseFolder.patience - 1)
    #expect(try ben.holders().isEmpty)
    #expect(try ben.take(image) == nil)
    // Anna was only slow, and finds out before she decides.
    #expect(try !anna.renew(image))
    #expect(try anna.take(image, done: true)?.reviewer == "ben")
  }

  @Test func renewingKeepsAHolder() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image) == nil)
    try touch(-LeaseFolder.patience - 1)
    #expect(try anna.renew(image))
    #expect(try ben.take(image)?.reviewer == "anna")
    #expect(try !ben.renew(image))
  }

  /// What the clocks of machines say is for people only; what counts are times of the file system, and
  /// one in the future frees nobody.
  @Test func aClockThatIsOffFreesNobody() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image) == nil)
    let name = path + "/7.1.lease"
    var text = try String(contentsOfFile: name, encoding: .utf8)
    let range = try #require(text.range(of: "\"time\":\"20"))
    text.replaceSubrange(range, with: "\"time\":\"19")
    try Data(text.utf8).write(to: URL(fileURLWithPath: name))
    let other = try open("carl")
    #expect(try other.take(image)?.time.hasPrefix("19") == true)
    try touch(86_400)
    #expect(try ben.take(image)?.reviewer == "anna" && other.take(image)?.reviewer == "anna")
    #expect(try anna.take(image) == nil)
  }

  @Test func ownWorkIsTakenUpAgainByAnotherProcess() throws {
    let first = try open("anna")
    #expect(try first.take(image, done: true) == nil)
    let second = try open("anna")
    #expect(try second.doneImages() == [image] && second.take(image) == nil)
    // It is hers still when she leaves without another decision.
    try second.leave(image)
    #expect(try open("ben").take(image)?.isDone == true)
    // The same name on another run is somebody else.
    #expect(try open("anna", run: "other").take(image)?.isDone == true)
  }

  @Test func anImageHeldByOnesOwnDeadProcessIsFree() throws {
    let anna = try open("anna")
    // No process has this number: Linux has at most 2^22.
    for (host, process, isFree) in [
      (ProcessInfo.processInfo.hostName, 1 << 24, true), ("elsewhere", 1 << 24, false),
      (ProcessInfo.processInfo.hostName, FileSystem.processID, false),
    ] {
      let record = LeaseRecord(
        state: .held, reviewer: "anna", run: "run of anna", host: host, process: process,
        token: "t", time: "2026-01-01T10:00:00.000Z")
      let name = path + "/7.1.lease"
      try AtomicFile.write(record.bytes, to: name)
      #expect(try (open("anna").take(image) == nil) == isFree)
      #expect(try isFree || anna.take(image)?.reviewer == "anna")
      for file in try files { FileSystem.remove(path + "/" + file) }
    }
  }

  @Test func aFileThatWasNotWrittenToItsEndHoldsForAWhile() throws {
    let ben = try open("ben")
    try AtomicFile.write(Array("{\"host\":\"h".utf8), to: path + "/7.4.lease")
    #expect(try ben.take(image)?.reviewer == "somebody")
    try touch(-LeaseFolder.patience - 1)
    #expect(try ben.take(image) == nil)
    #expect(try files == ["7.5.lease"])
  }

  @Test func filesOfOtherNamesAreLeftAlone() throws {
    let anna = try open("anna")
    for name in ["7.lease", "x.1.lease", "7.-1.lease", "7.1.lease.old", "notes", "7.1.2.lease"] {
      try AtomicFile.write([1], to: path + "/" + name)
    }
    #expect(try anna.take(image) == nil)
    #expect(try FileSystem.names(inFolder: path).count == 8)
  }

  /// Whoever goes on from a file that is not the newest any more has come too late, also when the next
  /// number is free because it was removed.
  @Test func aLateComerTakesNothing() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    let files = LeaseFiles(path, clock: ".late")
    #expect(try anna.take(image) == nil)
    let seen = try #require(try files.newest(of: image))
    try anna.leave(image)
    try anna.leave(image)
    #expect(try ben.take(image) == nil)
    #expect(try self.files == ["7.3.lease"])
    let record = try #require(seen.record)
    #expect(try !files.add(record, of: image, after: seen))
    #expect(try self.files == ["7.3.lease"])
    #expect(try anna.take(image)?.reviewer == "ben")
  }

  @Test func ofManyThreadsOneHasAnImage() throws {
    let folders = try (0..<6).map { try open("r\($0)") }
    let owners = Mutex<[Int: [String]]>([:])
    DispatchQueue.concurrentPerform(iterations: folders.count) { index in
      for number in 1...150 {
        guard
          (try? folders[index].take(ImageID(number), done: number.isMultiple(of: 2))) == .some(nil)
        else { continue }
        owners.withLock { $0[number, default: []].append("r\(index)") }
      }
    }
    let found = owners.withLock { $0 }
    #expect(found.count == 150 && found.values.allSatisfy { $0.count == 1 })
    for number in 1...150 {
      let holders = try folders.map { try $0.take(ImageID(number)) }
      #expect(holders.count { $0 == nil } == 1)
    }
  }

  @Test func aFolderOfAnotherPoolIsRefused() throws {
    _ = try open("anna")
    #expect(throws: LeaseError.otherPool(folder: path)) { try open("ben", pool: "other") }
  }

  @Test func whereNothingCanBeWrittenNothingIsTaken() throws {
    #expect {
      try LeaseFolder("/sys/kernel/leases", pool: "p", reviewer: "anna", run: "r")
    } throws: { error in
      guard case LeaseError.file(.unwritable(let path, _)) = error else { return false }
      return path.hasPrefix("/sys/kernel/leases")
    }
    try AtomicFile.write([1], to: sandbox("file"))
    #expect(throws: LeaseError.self) {
      try LeaseFolder(sandbox("file"), pool: "p", reviewer: "anna", run: "r")
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func aFolderThatBecomesReadOnlyHoldsWhatItHeld() throws {
    let (anna, ben) = (try open("anna"), try open("ben"))
    #expect(try anna.take(image) == nil)
    try permit(0o555)
    defer { try? permit(0o755) }
    #expect(throws: LeaseError.self) { try anna.take(image, done: true) }
    #expect(throws: LeaseError.self) { try anna.take(ImageID(8)) }
    #expect(try ben.take(image)?.reviewer == "anna")
  }

  @Test func aHolderIsNamedWithTheTime() throws {
    let today = LeaseHolder(
      reviewer: "ben", time: JournalDraft.timestamp(Date()), isDone: false)
    #expect(today.text.wholeMatch(of: /held by ben since [0-2][0-9]:[0-5][0-9]/) != nil)
    let past = LeaseHolder(reviewer: "b\u{7}n", time: "2020-05-06T12:00:00.000Z", isDone: true)
    #expect(
      past.text.wholeMatch(of: /held by b.+n since 2020-05-0[5-7] [0-2][0-9]:[0-5][0-9]/) != nil)
    #expect(LeaseHolder(reviewer: "ben", time: "", isDone: false).text == "held by ben")
  }
}
