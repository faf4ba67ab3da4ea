internal import Foundation

/// Checks an export by itself.
internal struct ExportCheck {
  internal let folder: String
  /// Number of files worked on at a time, 1 or more.
  internal let workers: Int
  /// What the signature is checked with; nil when it is not.
  internal let key: CheckingKey?
  /// What was not checked.
  internal private(set) var notes: [Finding] = []
  internal private(set) var findings: [Finding] = []
  internal private(set) var manifest: Manifest?
  /// The rows of its journal, as far as they can be read.
  internal private(set) var entries: [JournalEntry] = []

  internal init(folder: String, workers: Int, key: CheckingKey? = nil) {
    self.folder = folder
    self.workers = workers
    self.key = key
  }

  internal mutating func checkAll() {
    checkSignature()
    checkManifest()
    guard let manifest else { return }
    checkFiles(manifest)
    checkJournal(manifest)
  }

  private mutating func report(_ path: String, _ problem: String) {
    findings.append(Finding(file: folder + "/" + path, problem: problem))
  }

  private mutating func checkManifest() {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(folder + "/" + RunPath.manifest, limit: 1 << 28)
    } catch {
      return report(RunPath.manifest, "cannot be read; is this an export?")
    }
    if !ManifestFile.isSealed(bytes) {
      report(RunPath.manifest, "was changed: its own SHA-256 does not match")
    }
    manifest = ManifestFile.decode(bytes)
    if manifest == nil { report(RunPath.manifest, "is no manifest of an export") }
  }

  private mutating func checkSignature() {
    if let key {
      if let problem = ManifestSignature.problem(inExport: folder, key: key) {
        report(RunPath.signature, problem)
      }
    } else if ManifestSignature.exists(inExport: folder) {
      notes.append(
        Finding(
          file: folder + "/" + RunPath.signature,
          problem: "was not checked; give the signer's public key with --key"))
    }
  }

  private mutating func checkFiles(_ manifest: Manifest) {
    let folder = folder
    let files = manifest.files.sorted { $0.key < $1.key }
    let problems = OrderedWork.map(count: files.count, workers: workers) { index in
      Self.problem(of: files[index].key, digest: files[index].value, in: folder)
    }
    findings += problems.compactMap(\.self)
    let unlisted: Set = [RunPath.manifest, RunPath.signature]
    for path in ExportedFiles.all(in: folder)
    where manifest.files[path] == nil && !unlisted.contains(path) {
      report(path, "is not listed in the manifest")
    }
  }

  /// What is wrong with a file that the manifest lists; nil when nothing is.
  private static func problem(of path: String, digest: String, in folder: String) -> Finding? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !parts.contains("..") else {
      return Finding(
        file: folder + "/" + RunPath.manifest, problem: "lists a file outside of the export")
    }
    let file = folder + "/" + path
    guard FileSystem.kind(of: file) != nil else {
      return Finding(file: file, problem: "is missing")
    }
    return (try? FileDigest.sha256(ofFile: file)) == digest
      ? nil : Finding(file: file, problem: "was changed: its SHA-256 is not the manifest's")
  }

  private mutating func checkJournal(_ manifest: Manifest) {
    let path = folder + "/" + RunPath.journal
    guard let bytes = try? FileSystem.read(path, limit: 1 << 32) else { return }
    var check = JournalCheck(file: path, runID: manifest.runID)
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let parsed = JournalLine(line) else {
        report(RunPath.journal, "line \(index + 1) is no row of a journal")
        continue
      }
      check.check(parsed.entry, canonical: parsed.canonical)
      entries.append(parsed.entry)
    }
    findings += check.findings
    notes += check.notes
    if check.tip != manifest.journal.tip || entries.count != manifest.journal.rows {
      report(RunPath.journal, "does not end where the manifest says")
    }
    if LabelSetExport.counts(of: check.state) != manifest.decisions {
      report(RunPath.manifest, "counts other decisions than the journal holds")
    }
  }
}
