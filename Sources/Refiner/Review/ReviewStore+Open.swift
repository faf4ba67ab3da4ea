internal import Foundation
internal import GRDB

extension ReviewStore {
  /// Makes a store that holds nothing but settings; it appears at `path` complete or not at all.
  /// - Throws: `StoreError` when a file is there already or cannot be made.
  public static func create(
    at path: String, settings: [String: String] = [:]
  ) throws(StoreError) -> ReviewStore {
    try create(at: path, settings: settings, use: .review)
  }

  /// Makes a store for a use.
  internal static func create(
    at path: String, settings: [String: String], use: StoreUse
  ) throws(StoreError) -> ReviewStore {
    let manager = FileManager.default
    let path = absolute(path)
    guard !manager.fileExists(atPath: path) else { throw .exists(path: path) }
    let draft = RunPath.partial(path)
    Self.remove(draft)
    do {
      // The header is written before WAL is switched on, so the main file alone tells what it is.
      let database = try DatabaseQueue(path: draft)
      try database.write { try Schema.create(in: $0, settings: settings) }
      try database.close()
      try manager.moveItem(atPath: draft, toPath: path)
    } catch {
      Self.remove(draft)
      throw StoreError(error, path: path)
    }
    return try open(at: path, readOnly: false, use: use)
  }

  /// Opens a store.
  ///
  /// For reading only, a run on a read-only medium or a full disk works too, also one whose last reviewer died: then
  /// a private copy is read.
  /// - Throws: `StoreError` for files that are missing, foreign, damaged or newer, and for writing
  ///   where that is not allowed.
  public static func open(
    at path: String, readOnly: Bool = false
  ) throws(StoreError) -> ReviewStore {
    try open(at: path, readOnly: readOnly, use: .review)
  }

  /// Opens a store for a use; the writer of a draft keeps everyone else out until it is released.
  internal static func open(
    at path: String, readOnly: Bool, use: StoreUse
  ) throws(StoreError) -> ReviewStore {
    let path = absolute(path)
    try checkHeader(of: path)
    let manager = FileManager.default
    let folder = (path as NSString).deletingLastPathComponent
    let isWritable = manager.isWritableFile(atPath: folder)
    if !readOnly {
      guard isWritable, manager.isWritableFile(atPath: path) else { throw .readOnly(path: path) }
      return try open(at: path, with: path, readOnly: false, use: use)
    }
    if use == .draft { return try open(at: path, with: path, readOnly: true, use: use) }
    return isWritable ? try openInPlace(path) : try openMedium(path)
  }

  /// Opens a store for reading beside its writers; on a full disk as on a read-only medium.
  private static func openInPlace(_ path: String) throws(StoreError) -> ReviewStore {
    do {
      return try open(at: path, with: path, readOnly: true)
    } catch {
      switch error {
      case .full, .unreadable: if let store = try? openMedium(path) { return store }
      default: break
      }
      throw error
    }
  }

  /// Opens a store in a folder where SQLite can make no files of its own.
  internal static func openMedium(_ path: String) throws(StoreError) -> ReviewStore {
    // WAL needs a shared-memory file; without one only an unchanging ("immutable") file can be read,
    // and then its log is ignored: https://www.sqlite.org/wal.html#read_only_databases
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    if (log?[.size] as? NSNumber)?.intValue ?? 0 == 0,
      let store = try? open(at: path, with: immutable(path), readOnly: true)
    {
      return store
    }
    let copy = try TemporaryCopy(of: path)
    return try open(at: path, with: copy.path, readOnly: true, copy: copy)
  }

  private static func open(
    at path: String, with name: String, readOnly: Bool, use: StoreUse = .review,
    copy: TemporaryCopy? = nil
  ) throws(StoreError) -> ReviewStore {
    var configuration = Configuration()
    configuration.readonly = readOnly
    // Whoever writes everything at once knows that it fits together.
    configuration.foreignKeysEnabled = use != .fresh
    // Whoever holds a draft holds it for long.
    configuration.busyMode = use == .draft ? .immediateError : .timeout(5)
    configuration.prepareDatabase { database in
      if use == .draft, !readOnly { try Schema.claim(database) }
      try Schema.check(database, path: path)
      try Schema.prepare(database, readOnly: readOnly, use: use)
    }
    do {
      let database = try DatabaseQueue(path: name, configuration: configuration)
      return ReviewStore(
        path: path, isReadOnly: readOnly, use: use, database: database, copy: copy)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Refuses what is plainly no store before SQLite touches it (it would make files beside it).
  private static func checkHeader(of path: String) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw .unreadable(path: path, reason: "there is no such file; give the folder of a run")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(path: path, reason: "permission denied")
    }
    defer { try? handle.close() }
    let header = (try? handle.read(upToCount: 100)) ?? Data()
    guard header.count == 100, header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
      throw .notDatabase(path: path)
    }
    let application = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    guard application == Schema.applicationID else { throw .foreign(path: path) }
    let version = header[60..<64].reduce(0) { $0 << 8 | Int($1) }
    guard version <= Schema.version else { throw .newer(path: path, version: version) }
  }

  private static func immutable(_ path: String) -> String {
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
      .replacing("#", with: "%23")
    return "file:\(escaped)?immutable=1"
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
