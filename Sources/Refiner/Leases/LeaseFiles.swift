internal import Foundation
internal import Synchronization

/// The files of a folder of leases: `IMAGE.N.lease`, of which the highest N of an image counts.
final class LeaseFiles: Sendable {
  /// The file that counts of an image.
  struct Entry: Hashable, Sendable {
    /// The image.
    let image: ImageID
    /// N, 1 or more.
    let number: Int
    /// What it says; nil when it was not written to its end.
    let record: LeaseRecord?

    /// The file's name.
    var name: String { LeaseFiles.name(of: image, number) }
  }

  private struct Books {
    /// What files say, by name.
    var records: [String: LeaseRecord] = [:]
    /// When files were touched last, as this process saw it, and when it did.
    var sights: [String: (touched: Date, at: ContinuousClock.Instant)] = [:]
  }

  private let folder: String
  private let clock: String
  private let books = Mutex(Books())

  /// Works in a folder; clock: the name of a file whose time tells what time it is there.
  init(_ folder: String, clock: String) {
    self.folder = folder
    self.clock = clock
  }

  private static func name(of image: ImageID, _ number: Int) -> String {
    "\(image).\(number).lease"
  }

  private static func parse(_ name: String) -> (image: ImageID, number: Int)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2] == "lease", let image = Int(parts[0]),
      let number = Int(parts[1]), image > 0, (1..<Int.max).contains(number),
      // One spelling of each name: another would be taken for a file that is not there.
      name == Self.name(of: ImageID(image), number)
    else { return nil }
    return (ImageID(image), number)
  }

  /// The file that counts of every image that has one.
  func all() throws(FileError) -> [Entry] {
    var newest: [ImageID: Int] = [:]
    for name in try FileSystem.unsortedNames(inFolder: folder) {
      guard let (image, number) = Self.parse(name) else { continue }
      newest[image] = max(newest[image] ?? 0, number)
    }
    var entries: [Entry] = []
    for (image, number) in newest { entries.append(entry(image, number)) }
    let names = Set(entries.map(\.name))
    books.withLock { books in
      books.records = books.records.filter { names.contains($0.key) }
      books.sights = books.sights.filter { names.contains($0.key) }
    }
    return entries
  }

  /// The file that counts of an image; nil when it has none.
  func newest(of image: ImageID) throws(FileError) -> Entry? {
    try numbers(of: image).max().map { entry(image, $0) }
  }

  /// The numbers of an image's files, in any order.
  private func numbers(of image: ImageID) throws(FileError) -> [Int] {
    let prefix = "\(image)."
    return try FileSystem.unsortedNames(inFolder: folder).filter { $0.hasPrefix(prefix) }
      .compactMap { Self.parse($0)?.number }
  }

  private func entry(_ image: ImageID, _ number: Int) -> Entry {
    let name = Self.name(of: image, number)
    if let known = books.withLock({ $0.records[name] }) {
      return Entry(image: image, number: number, record: known)
    }
    for attempt in 0..<4 {
      // Whoever makes a file writes it a moment later.
      if attempt > 0 { Thread.sleep(forTimeInterval: 0.002) }
      let bytes = try? FileSystem.read(folder + "/" + name, limit: 1 << 16)
      guard let record = bytes.flatMap({ LeaseRecord($0) }) else { continue }
      books.withLock { $0.records[name] = record }
      return Entry(image: image, number: number, record: record)
    }
    return Entry(image: image, number: number, record: nil)
  }

  /// Makes the file after the one that counts; false when another process was faster.
  func add(
    _ record: LeaseRecord, of image: ImageID, after newest: Entry?
  ) throws(FileError) -> Bool {
    let number = (newest?.number ?? 0) + 1
    let path = folder + "/" + Self.name(of: image, number)
    guard try FileSystem.createUnlessThere(record.bytes, at: path) else { return false }
    // Others may have gone on from a file that this process did not see, and removed this number.
    let numbers = try numbers(of: image)
    guard numbers.max() == number else {
      FileSystem.remove(path)
      return false
    }
    for old in numbers where old < number {
      FileSystem.remove(folder + "/" + Self.name(of: image, old))
    }
    return true
  }

  /// Sets the time of a file to now.
  func touch(_ entry: Entry) throws(FileError) {
    guard let record = entry.record else { return }
    try write(record.bytes, to: folder + "/" + entry.name)
  }

  /// What time it is by the clock that stamps the files.
  func now() throws(FileError) -> Date {
    let path = folder + "/" + clock
    if try !FileSystem.createUnlessThere([0], at: path) { try write([0], to: path) }
    guard let date = touched(path) else {
      throw .unreadable(path: path, reason: "it has no time; try again")
    }
    return date
  }

  /// Removes the file that told the time.
  func removeClock() { FileSystem.remove(folder + "/" + clock) }

  /// Whether nobody has touched a file for some seconds: by the clock of the folder, or as long as this
  /// process has watched it, where its time is in the future.
  func isUntouched(_ entry: Entry, for seconds: Double) throws(FileError) -> Bool {
    // Whoever removed it has made the next one.
    guard let touched = touched(folder + "/" + entry.name) else { return false }
    let watched = books.withLock { books in
      let sight = books.sights[entry.name]
      if let sight, sight.touched == touched { return ContinuousClock.now - sight.at }
      books.sights[entry.name] = (touched, .now)
      return Duration.zero
    }
    if watched >= .seconds(seconds) { return true }
    return try now().timeIntervalSince(touched) >= seconds
  }

  private func touched(_ path: String) -> Date? {
    let values = try? FileManager.default.attributesOfItem(atPath: path)
    return values?[.modificationDate] as? Date
  }

  /// Writes bytes over those that a file begins with, which stamps it with the folder's clock.
  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw .unwritable(path: path, reason: .notAllowed)
    }
    defer { try? handle.close() }
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw .unwritable(path: path, reason: .other("writing failed"))
    }
  }
}
