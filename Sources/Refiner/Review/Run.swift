internal import Foundation
public import Labels

/// One pass over a data set: a folder with `run.toml`, `review.sqlite` and `labels/`.
public struct Run: Sendable {
  /// Where the run lies.
  public let folder: String
  /// What went in.
  public let configuration: RunConfiguration
  /// Images, components, judgements and the journal.
  public let store: ReviewStore
  internal let lock: ReviewLock?

  /// The classes.
  public var taxonomy: Taxonomy { configuration.taxonomy }

  internal init(
    folder: String, configuration: RunConfiguration, store: ReviewStore, lock: ReviewLock?
  ) {
    self.folder = folder
    self.configuration = configuration
    self.store = store
    self.lock = lock
  }

  /// Whether a folder holds a run, finished or not.
  public static func exists(_ folder: String) -> Bool {
    databaseName(in: folder) != nil
  }

  /// `review.sqlite`, or the draft of a run that is not finished; nil when there is neither.
  private static func databaseName(in folder: String) -> String? {
    [RunPath.database, RunPath.draft].first {
      FileManager.default.fileExists(atPath: folder + "/" + $0)
    }
  }

  /// Makes an empty run in a folder, which is made when it is missing, and takes its lock.
  /// - Throws: `StoreError.exists` when a run is there already, others when writing fails.
  public static func create(
    _ folder: String, configuration: RunConfiguration
  ) throws(StoreError) -> Run {
    try create(folder, configuration: configuration, use: .review)
  }

  /// Makes an empty run, or the draft of one that ``publish()`` ends.
  internal static func create(
    _ folder: String, configuration: RunConfiguration, use: StoreUse
  ) throws(StoreError) -> Run {
    guard !exists(folder) else { throw .exists(path: folder) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + RunPath.labels, withIntermediateDirectories: true)
    } catch {
      throw .readOnly(path: folder)
    }
    let lock = try ReviewLock(folder: folder)
    let digest: String
    do {
      digest = try configuration.write(to: folder + "/" + RunPath.configuration)
    } catch {
      throw StoreError(error)
    }
    // The database comes last and whole: a folder with one is a run.
    let store = try ReviewStore.create(
      at: folder + "/" + (use == .draft ? RunPath.draft : RunPath.database),
      settings: [
        SettingKey.runID: configuration.runID, SettingKey.configurationDigest: digest,
      ], use: use)
    return Run(folder: folder, configuration: configuration, store: store, lock: lock)
  }

  /// Opens a run; for writing, takes its lock.
  ///
  /// `unfinished`: whether a run that refining has not finished is wanted too.
  /// - Throws: `StoreError` when it is missing, damaged, altered, newer, unfinished, under review by
  ///   another process, or may not be written.
  public static func open(
    _ folder: String, readOnly: Bool = false, unfinished: Bool = false
  ) throws(StoreError) -> Run {
    if !unfinished, !isPublished(folder),
      FileSystem.kind(of: folder + "/" + RunPath.shards) != nil
    {
      throw .notGathered(folder: folder)
    }
    let text = folder + "/" + RunPath.configuration
    let bytes = try RunConfiguration.bytes(of: text)
    let configuration = try RunConfiguration.decode(bytes, path: text)
    guard let name = databaseName(in: folder), unfinished || name == RunPath.database else {
      throw .unfinished(folder: folder)
    }
    let path = folder + "/" + name
    let use: StoreUse = name == RunPath.draft ? .draft : .review
    // First the lock: it names who holds the run.
    let lock = readOnly ? nil : try ReviewLock(folder: folder)
    let store = try ReviewStore.open(at: path, readOnly: readOnly, use: use)
    guard try store.setting(SettingKey.runID) == configuration.runID else {
      throw .badConfiguration(
        path: text, reason: "of another run than \(name)")
    }
    guard try store.setting(SettingKey.configurationDigest) == FileDigest.sha256(bytes) else {
      throw .altered(path: text)
    }
    let stage = try store.stage()
    guard unfinished || stage == .judged else { throw .unfinished(folder: folder) }
    return Run(folder: folder, configuration: configuration, store: store, lock: lock)
  }

  /// Where the map under review of an image lies: `labels/<stem>.png`, never outside of the run.
  public func labelPath(of image: ImageRecord) -> String { labelPath(stem: image.stem) }

  /// Where the map under review of a stem lies; the stem must be safe, as all in the store are.
  public func labelPath(stem: String) -> String { folder + "/" + RunPath.label(stem: stem) }

  /// One colour per id for palette files: the taxonomy's, white for void, grey for other ids.
  public var palette: [RGB] {
    var colours = [RGB](repeating: RGB(128, 128, 128), count: 256)
    for entry in taxonomy.classes { colours[Int(entry.id.rawValue)] = entry.colour }
    colours[255] = RGB(255, 255, 255)
    return colours
  }
}
