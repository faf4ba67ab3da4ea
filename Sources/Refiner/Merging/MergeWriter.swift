internal import Foundation
internal import GRDB
internal import Labels

/// Writes a merged run into a folder that nobody sees yet.
struct MergeWriter: Sendable {
  let union: MergeUnion
  let acts: [SourceActs]
  let components: MergeComponents
  let plan: MergePlan
  let report: MergeReport
  /// Maps copied at a time.
  let workers: Int

  /// Fills the folder, calling `progress` with the number of maps taken and of all.
  /// - Returns: Number of rows of the journal.
  /// - Throws: `StoreError`, `FileError`, `MergeError`.
  func write(to folder: String, progress: (_ done: Int, _ total: Int) -> Void) throws -> Int {
    try FileSystem.makeFolder(folder + "/" + RunPath.labels)
    try AtomicFile.write(union.configurationBytes, to: folder + "/" + RunPath.configuration)
    let draft = folder + "/" + RunPath.draft
    // The database takes longest; meanwhile the files are taken.
    let database = Future { try writeDatabase(to: draft) }
    let journals = Result {
      try takeMaps(to: folder, progress: progress)
      return try MergeJournals(of: union.sources, acts: acts, to: folder).journals
    }
    let (store, rows) = try database.wait()
    try writeSettings(journals: journals.get(), into: store)
    try store.end(as: folder + "/" + RunPath.database)
    return rows
  }

  /// Writes images and journal.
  private func writeDatabase(to path: String) throws -> (ReviewStore, rows: Int) {
    let first = union.sources[0]
    let journal = MergedJournal(
      runID: union.configuration.runID, components: components,
      known: union.keepsKnown ? first.entries.prefix(first.known) : [])
    let store = try ReviewStore.create(
      at: path,
      settings: [
        SettingKey.runID: union.configuration.runID,
        SettingKey.configurationDigest: FileDigest.sha256(union.configurationBytes),
      ], use: .fresh)
    try takeImages(into: store)
    let count = journal.known.count + plan.rows.count
    guard count > 0 else { return (store, 0) }
    try store.write { database in
      try Schema.withoutInsertCheck(in: database) { try insert(journal, into: database) }
      try ReviewStore.anchorJournal(in: database)
    }
    return (store, count)
  }

  /// Inserts the rows of the journal; while some are inserted, the next are sealed.
  private func insert(_ journal: MergedJournal, into database: Database) throws {
    for entry in journal.known { try JournalTable.insert(entry, into: database) }
    var rest = plan.rows[...]
    var work = Future { [part = rest.prefix(Self.stretch)] in journal.sealing(part) }
    while true {
      let (entries, next) = try work.wait()
      rest = rest.dropFirst(Self.stretch)
      if !rest.isEmpty {
        work = Future { [part = rest.prefix(Self.stretch)] in next.sealing(part) }
      }
      for entry in entries { try JournalTable.insert(entry, into: database) }
      if rest.isEmpty { return }
    }
  }

  /// So many rows are sealed at a time.
  private static let stretch = 20_000

  private func takeImages(into store: ReviewStore) throws {
    for (place, source) in union.sources.enumerated() {
      var keys: [ImageID: ImageID] = [:]
      for image in union.images where image.source == place {
        keys[image.original] = image.record.id
      }
      guard !keys.isEmpty else { continue }
      try store.add(
        images: keys.keys.sorted(), of: source.store, keys: union.isRenumbered ? keys : nil)
    }
  }

  private func writeSettings(
    journals: [MergeRecord.Journal], into store: ReviewStore
  ) throws {
    let record = MergeRecord(
      journals: journals, agreement: report.agreement, gold: report.gold,
      repeats: report.repeats, tally: report.tally)
    try store.set(SettingKey.merge, to: record.text)
    // How the losses were fitted: as in the source whose images come first by run id.
    let fitted = union.images.map(\.source).min {
      (union.sources[$0].configuration.runID, $0) < (union.sources[$1].configuration.runID, $1)
    }
    if let fitted {
      let settings = try union.sources[fitted].store.noiseSettings()
      for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
        try store.set(key, to: value)
      }
    }
    if let assignment = union.commonAssignment {
      try store.set(SettingKey.assignment, to: assignment.text)
    }
    try store.set(stage: .judged)
  }

  /// Links the maps under review, or copies them where the file system cannot.
  private func takeMaps(
    to folder: String, progress: (_ done: Int, _ total: Int) -> Void
  ) throws {
    var done = 0
    let sources = union.sources.map(\.folder)
    for image in union.images {
      let path = folder + "/" + RunPath.label(stem: image.record.stem)
      try FileSystem.makeFolder(Path.folder(of: path))
    }
    try forEachInParallel(union.images, workers: workers) { image in
      try image.record.takeMap(of: sources[image.source], to: folder, as: image.record.stem)
    } body: {
      done += 1
      progress(done, union.images.count)
    }
    try FileSystem.synchronise(folder: folder + "/" + RunPath.labels)
    try FileSystem.synchronise(folder: folder)
  }
}
