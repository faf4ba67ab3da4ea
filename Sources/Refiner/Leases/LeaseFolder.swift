internal import Foundation
internal import Synchronization

/// A folder on a shared disk in which reviewers of one pool say which image each of them has.
///
/// Each image has a file `IMAGE.N.lease`, and the one with the highest N counts. A file is never changed
/// but for its time: whoever takes, keeps or gives up an image makes the file N + 1, which exactly one
/// process can (`O_EXCL`). So of two that saw the same, one finds that it came too late, also when they
/// both take over from somebody who is gone. Files below the highest are removed.
///
/// Whether somebody is gone is read off the time at which they last touched their file, by the clock of
/// the file system; the clocks of the machines do not matter.
public final class LeaseFolder: Sendable {
  /// Seconds after which a holder touches its file again.
  public static let heartbeat = 30.0
  /// Seconds without a touch after which a holder is gone.
  public static let patience = 600.0
  /// How often taking an image is tried when others interfere.
  private static let attempts = 20

  /// Where it lies.
  public let path: String
  private let own: LeaseRecord
  private let files: LeaseFiles

  /// Opens the folder of a pool, which is made when it is missing.
  ///
  /// reviewer and run: who takes images.  pool: the id of the run that all take images of.  isNew: whether
  /// the folder may be made.
  /// - Throws: `LeaseError.otherPool`, `.missing`; `.file` when nothing can be written there.
  public init(
    _ path: String, pool: String, reviewer: String, run: String, isNew: Bool = true
  ) throws(LeaseError) {
    guard isNew || FileSystem.kind(of: path + "/pool") != nil else { throw .missing(folder: path) }
    self.path = path
    let process = ProcessInfo.processInfo
    own = LeaseRecord(
      state: .held, reviewer: reviewer, run: run, host: process.hostName,
      process: FileSystem.processID, token: UUID().uuidString, time: "")
    files = LeaseFiles(path, clock: ".\(own.token).clock")
    let isOfPool: Bool
    do throws(FileError) {
      try FileSystem.makeFolder(path)
      isOfPool = try Self.mark(path, pool: pool)
      _ = try files.now()
    } catch {
      throw .file(error)
    }
    guard isOfPool else { throw .otherPool(folder: path) }
  }

  /// Writes into a folder whose leases it holds; false when it holds those of another pool.
  static func mark(_ path: String, pool: String) throws(FileError) -> Bool {
    let line = Array("\(pool)\n".utf8)
    let marker = path + "/pool"
    if try FileSystem.createUnlessThere(line, at: marker) { return true }
    let found = try FileSystem.read(marker, limit: 1 << 12)
    // Empty while another process is writing it.
    return found.isEmpty || found == line
  }

  deinit { files.removeClock() }

  /// Takes an image, or makes sure that this process has it.
  ///
  /// done: whether it is to stay this reviewer's for good, because they decide about it now.
  /// - Returns: who has it; nil when this process does.
  /// - Throws: `LeaseError.file`, `.contended`.
  public func take(_ image: ImageID, done: Bool = false) throws(LeaseError) -> LeaseHolder? {
    for _ in 0..<Self.attempts {
      let newest: LeaseFiles.Entry?
      do { newest = try files.newest(of: image) } catch { throw .file(error) }
      if let newest {
        if isOwn(newest), newest.record?.state == .done || !done && newest.record?.state == .held {
          return nil
        }
        if !isOwn(newest), let holder = try holder(of: newest) { return holder }
      }
      // What this reviewer decided about in another process stays theirs.
      let stays = done || newest?.record?.state == .done
      if try put(stays ? .done : .held, of: image, after: newest) { return nil }
    }
    throw .contended(folder: path, image: image)
  }

  /// Gives an image up that this process has and nothing was decided about.
  /// - Throws: `LeaseError.file`.
  public func leave(_ image: ImageID) throws(LeaseError) {
    try replace(.held, by: .free, of: image)
  }

  /// Says that what was decided about an image of this process was taken back.
  /// - Throws: `LeaseError.file`.
  public func takeBack(_ image: ImageID) throws(LeaseError) {
    try replace(.done, by: .held, of: image)
  }

  private func replace(
    _ old: LeaseRecord.State, by new: LeaseRecord.State, of image: ImageID
  ) throws(LeaseError) {
    do throws(FileError) {
      guard let newest = try files.newest(of: image), isOwn(newest), newest.record?.state == old
      else { return }
      _ = try files.add(record(new), of: image, after: newest)
    } catch {
      throw .file(error)
    }
  }

  /// Says that this process still has an image.
  /// - Returns: false when it has not.
  /// - Throws: `LeaseError.file`.
  public func renew(_ image: ImageID) throws(LeaseError) -> Bool {
    do throws(FileError) {
      guard let newest = try files.newest(of: image), isOwn(newest), newest.record?.state != .free
      else { return false }
      try files.touch(newest)
      return true
    } catch {
      throw .file(error)
    }
  }

  /// The images that others have, with who.
  /// - Throws: `LeaseError.file`.
  /// - Complexity: O(leases); each file is read once.
  public func holders() throws(LeaseError) -> [ImageID: LeaseHolder] {
    var holders: [ImageID: LeaseHolder] = [:]
    for entry in try all() where !isOwn(entry) { holders[entry.image] = try holder(of: entry) }
    return holders
  }

  /// The images that this reviewer has decided about, by whatever process.
  /// - Throws: `LeaseError.file`.
  public func doneImages() throws(LeaseError) -> [ImageID] {
    try all().filter { $0.record.map { $0.state == .done && isSamePerson($0) } ?? false }
      .map(\.image).sorted()
  }

  private func all() throws(LeaseError) -> [LeaseFiles.Entry] {
    do { return try files.all() } catch { throw .file(error) }
  }

  private func record(_ state: LeaseRecord.State) -> LeaseRecord {
    var record = own
    record.state = state
    record.time = JournalDraft.timestamp(Date())
    return record
  }

  private func put(
    _ state: LeaseRecord.State, of image: ImageID, after newest: LeaseFiles.Entry?
  ) throws(LeaseError) -> Bool {
    do {
      return try files.add(record(state), of: image, after: newest)
    } catch {
      throw .file(error)
    }
  }

  private func isOwn(_ entry: LeaseFiles.Entry) -> Bool { entry.record?.token == own.token }

  private func isSamePerson(_ record: LeaseRecord) -> Bool {
    record.reviewer == own.reviewer && record.run == own.run
  }

  /// Who has an image by a file of another process; nil when it can be taken.
  private func holder(of entry: LeaseFiles.Entry) throws(LeaseError) -> LeaseHolder? {
    guard let record = entry.record else {
      // Being written, or its writer was killed.
      return try isGone(entry)
        ? nil : LeaseHolder(reviewer: "somebody", time: "", isDone: false)
    }
    switch record.state {
    case .free: return nil
    case .done where isSamePerson(record): return nil
    case .held:
      let isOwnDead =
        isSamePerson(record) && record.host == own.host && !FileSystem.isRunning(record.process)
      if isOwnDead { return nil }
      if try isGone(entry) { return nil }
    case .done: break
    }
    return LeaseHolder(
      reviewer: record.reviewer, time: record.time, isDone: record.state == .done)
  }

  private func isGone(_ entry: LeaseFiles.Entry) throws(LeaseError) -> Bool {
    do { return try files.isUntouched(entry, for: Self.patience) } catch { throw .file(error) }
  }
}
