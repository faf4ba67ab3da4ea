internal import Foundation

/// Recomputes everything that a run or an export claims.
public enum Verification {
  /// What ``Audit`` finds wrong with a run; empty when all is well.
  public static func verify(run folder: String) -> [Finding] { Audit().check(run: folder).findings }

  /// What ``Audit`` finds wrong with an export by itself; empty when all is well.
  public static func verify(export folder: String) -> [Finding] {
    Audit().check(export: folder).findings
  }

  /// What ``Audit`` finds wrong with a run and an export of it; empty when all is well.
  public static func verify(run folder: String, export: String) -> [Finding] {
    Audit().check(run: folder, export: export).findings
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
