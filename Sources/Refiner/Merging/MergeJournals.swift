internal import Foundation
internal import Labels

/// The journals of sources, which a merged run keeps as they are in `sources/`.
struct MergeJournals {
  /// What the run keeps of them, by file.
  private(set) var journals: [MergeRecord.Journal] = []
  private let folder: String

  /// Writes the journals of all sources below a run's folder, and those that merged sources keep themselves.
  /// - Throws: `FileError` when they cannot be written; `StoreError` and `MergeError` when a source's own are not
  ///   those that it was merged from.
  init(of sources: [MergeSource], acts: [SourceActs], to folder: String) throws {
    self.folder = folder
    try FileSystem.makeFolder(folder + "/" + RunPath.sources)
    var digests: [String: MergeRecord.Journal] = [:]
    for (source, acts) in zip(sources, acts) {
      let file =
        "\(RunPath.sources)/\(Self.name(of: source, acts))-\(source.tip.prefix(8)).jsonl"
      try write(
        MergeRecord.Journal(
          file: file, sha256: FileDigest.sha256(source.journal),
          runID: source.configuration.runID, rows: source.entries.count), source.journal, &digests)
      for journal in try source.store.mergeRecord()?.journals ?? [] {
        let path = source.folder + "/" + journal.file
        guard journal.isSafe else {
          throw StoreError.damaged(path: source.store.path, reason: "a journal lies elsewhere")
        }
        let bytes = try FileSystem.read(path, limit: 1 << 32)
        guard FileDigest.sha256(bytes) == journal.sha256 else {
          throw StoreError.altered(path: path)
        }
        try write(journal, bytes, &digests)
      }
    }
    journals = digests.values.sorted { $0.file < $1.file }
    try FileSystem.synchronise(folder: folder + "/" + RunPath.sources)
  }

  private func write(
    _ journal: MergeRecord.Journal, _ bytes: [UInt8],
    _ known: inout [String: MergeRecord.Journal]
  ) throws {
    if let other = known[journal.file] {
      guard other == journal else { throw MergeError.otherJournal(path: journal.file) }
      return
    }
    known[journal.file] = journal
    try FileSystem.create(bytes, at: folder + "/" + journal.file)
  }

  /// Whose journal it is, as a part of a file's name: the assigned reviewer, or who decided most.
  private static func name(of source: MergeSource, _ acts: SourceActs) -> String {
    var counts: [String: Int] = [:]
    for act in acts.decisions { counts[source.entries[act.row].reviewer, default: 0] += 1 }
    let busiest = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let name = source.assignment?.reviewer ?? busiest ?? "nobody"
    let safe = name.unicodeScalars.map { scalar in
      scalar == "/" || scalar.isControl ? "_" : String(scalar)
    }.joined()
    let short = String(decoding: safe.utf8.prefix(64), as: UTF8.self)
      .replacing("\u{FFFD}", with: "")
    return short.isEmpty || short.hasPrefix(".") ? "_" + short : short
  }
}

extension MergeRecord.Journal {
  /// Whether its file lies where merging puts it.
  var isSafe: Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == RunPath.sources && !parts[1].isEmpty
      && parts[1] != "." && parts[1] != ".."
  }
}
