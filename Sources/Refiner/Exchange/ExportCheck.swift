internal import Foundation

/// Checks an export by itself.
internal struct ExportCheck {
  internal let folder: String
  internal private(set) var findings: [Finding] = []
  internal private(set) var manifest: Manifest?
  /// The rows of its journal, as far as they can be read.
  internal private(set) var entries: [JournalEntry] = []

  internal init(folder: String) { self.folder = folder }

  internal mutating func checkAll() {
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

  private mutating func checkFiles(_ manifest: Manifest) {
    for (path, digest) in manifest.files.sorted(by: { $0.key < $1.key }) {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard !path.hasPrefix("/"), !parts.contains("..") else {
        report(RunPath.manifest, "lists a file outside of the export")
        continue
      }
      guard FileSystem.kind(of: folder + "/" + path) != nil else {
        report(path, "is missing")
        continue
      }
      if (try? FileDigest.sha256(ofFile: folder + "/" + path)) != digest {
        report(path, "was changed: its SHA-256 is not the manifest's")
      }
    }
    for path in ExportedFiles.all(in: folder)
    where manifest.files[path] == nil && path != RunPath.manifest {
      report(path, "is not listed in the manifest")
    }
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
    if check.tip != manifest.journal.tip || entries.count != manifest.journal.rows {
      report(RunPath.journal, "does not end where the manifest says")
    }
    if LabelSetExport.counts(of: check.state) != manifest.decisions {
      report(RunPath.manifest, "counts other decisions than the journal holds")
    }
  }
}
