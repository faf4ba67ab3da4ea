internal import Foundation
internal import GRDB
internal import Labels

/// Writes a merged run into a folder that nobody sees yet.
struct MergeWriter {
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
    let configuration = union.configurationBytes
    try AtomicFile.write(configuration, to: folder + "/" + RunPath.configuration)
    let draft = folder + "/" + RunPath.draft
    let store = try ReviewStore.create(
      at: draft,
      settings: [
        SettingKey.runID: union.configuration.runID,
        SettingKey.configurationDigest: FileDigest.sha256(configuration),
      ], use: .draft)
    try takeImages(into: store)
    let rows = try writeJournal(into: store)
    try writeSettings(rows: rows, into: store, folder: folder)
    try store.writeCanonicalCopy(to: folder + "/" + RunPath.database)
    try store.close()
    ReviewStore.remove(draft)
    try takeMaps(to: folder, progress: progress)
    return rows
  }

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

  private func writeJournal(into store: ReviewStore) throws -> Int {
    let first = union.sources[0]
    let known = union.keepsKnown ? first.entries.prefix(first.known) : []
    try store.write { database in
      var journal = MergedJournal(runID: union.configuration.runID, components: components)
      try journal.keep(known, in: database)
      for row in plan.rows { try journal.write(row, in: database) }
      if !known.isEmpty || !plan.rows.isEmpty { try ReviewStore.anchorJournal(in: database) }
    }
    return known.count + plan.rows.count
  }

  private func writeSettings(rows: Int, into store: ReviewStore, folder: String) throws {
    let journals = try MergeJournals(of: union.sources, acts: acts, to: folder).journals
    var tally = report.tally
    tally.rows = rows
    let record = MergeRecord(
      journals: journals, agreement: report.agreement, gold: report.gold,
      repeats: report.repeats, tally: tally)
    try store.set(SettingKey.merge, to: record.text)
    // How the losses were fitted: as in the source whose images come first by run id.
    let fitted = union.images.map(\.source).min {
      (union.sources[$0].configuration.runID, $0) < (union.sources[$1].configuration.runID, $1)
    }
    for key in ReviewStore.noiseKeys + [
      SettingKey.importedLosses, SettingKey.importedLossesDigest,
    ] {
      guard let fitted, let value = try union.sources[fitted].store.setting(key) else { continue }
      try store.set(key, to: value)
    }
    if let assignment = commonAssignment {
      try store.set(SettingKey.assignment, to: assignment.text)
    }
    try store.set(stage: .judged)
  }

  /// What copies of one part were assigned: merged, they are that part still, but without repeats.
  private var commonAssignment: Assignment? {
    guard var assignment = union.sources[0].assignment,
      union.configuration.runID == union.sources[0].configuration.runID,
      union.sources.allSatisfy({ $0.assignment == assignment })
    else { return nil }
    assignment.repeats = []
    return assignment
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
      let path = RunPath.label(stem: image.record.stem)
      let source = sources[image.source] + "/" + path
      let bytes = try FileSystem.read(source, limit: FileLimits.standard.maximumBytes)
      guard FileDigest.sha256(bytes) == image.record.digests[DigestRole.map.rawValue] else {
        throw StoreError.altered(path: source)
      }
      let target = folder + "/" + path
      if (try? FileManager.default.linkItem(atPath: source, toPath: target)) == nil {
        try AtomicFile.write(bytes, to: target)
      }
    } body: {
      done += 1
      progress(done, union.images.count)
    }
    try FileSystem.synchronise(folder: folder + "/" + RunPath.labels)
    try FileSystem.synchronise(folder: folder)
  }
}
