internal import Foundation

/// Recomputes everything that a run or an export claims.
public enum Verification {
  /// Checks a run: configuration, database, journal chain, maps, components, and the inputs that still
  /// exist.
  /// - Returns: What is wrong; empty when all is well.
  /// - Complexity: O(pixels of all images); memory O(one image + journal).
  public static func verify(run folder: String) -> [Finding] {
    do {
      let run = try Run.open(folder, readOnly: true)
      var check = RunCheck(run: run)
      try check.checkAll()
      return check.findings
    } catch {
      return [Finding(error, in: folder, file: folder)]
    }
  }

  /// Checks an export by itself: the manifest's seal, the digest of every file, the journal's chain.
  /// - Returns: What is wrong; empty when all is well.
  public static func verify(export folder: String) -> [Finding] {
    var check = ExportCheck(folder: folder)
    check.checkAll()
    return check.findings
  }

  /// Checks a run and an export of it, and that each exported map is, pixel for pixel, the run's map
  /// with the exported journal's decisions.
  /// - Returns: What is wrong; empty when all is well.
  public static func verify(run folder: String, export: String) -> [Finding] {
    var findings = verify(run: folder)
    var check = ExportCheck(folder: export)
    check.checkAll()
    findings += check.findings
    guard let manifest = check.manifest else { return findings }
    do {
      let run = try Run.open(folder, readOnly: true)
      var comparison = ExportComparison(
        run: run, folder: export, manifest: manifest, entries: check.entries)
      try comparison.compareAll()
      findings += comparison.findings
    } catch {
      findings.append(Finding(error, in: folder, file: folder))
    }
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }
  }

  /// Why a folder cannot be checked as a run at all: it is none, or its database cannot be opened.
  ///
  /// Nil for a run whose files were changed; checking it says which.
  public static func refusal(ofRun folder: String) -> StoreError? {
    do {
      _ = try Run.open(folder, readOnly: true)
      return nil
    } catch {
      switch error {
      case .altered, .badConfiguration: return nil
      default: return error
      }
    }
  }

  /// Number of files that went into a run and are gone, which therefore are not checked.
  public static func missingInputs(ofRun folder: String) -> Int {
    guard let run = try? Run.open(folder, readOnly: true), let images = try? run.store.images()
    else { return 0 }
    return images.flatMap(\.inputs).count { FileSystem.kind(of: $0.path) == nil }
  }

  /// Whether a folder looks like an export.
  public static func isExport(_ folder: String) -> Bool {
    FileSystem.kind(of: folder + "/" + RunPath.manifest) != nil
  }

}
