internal import Foundation

extension ExportDraft {
  /// Makes a folder that appears under its name complete or not at all.
  ///
  /// `fill` is given the hidden folder that takes the name in the end.
  /// - Throws: `ExportError.occupied` when the folder holds files already, and whatever `fill` throws,
  ///   as `ExportError`; nothing is left behind then.
  internal static func makeWhole<Result>(
    _ folder: String, fill: (_ draft: String) throws -> Result
  ) throws(ExportError) -> Result {
    let target = withoutTrailingSlashes(folder)
    do {
      try requireRoom(at: target)
      removeDead(of: target)
      let draft = try ExportDraft(beside: target)
      defer { withExtendedLifetime(draft) {} }
      do {
        let result = try fill(draft.path)
        try FileSystem.synchronise(folder: draft.path)
        // rename(2) replaces an empty folder in one step, and fails for any other.
        try FileSystem.rename(draft.path, to: target)
        try FileSystem.synchronise(folder: Path.folder(of: target))
        return result
      } catch {
        try? FileManager.default.removeItem(atPath: draft.path)
        throw error
      }
    } catch {
      throw ExportError(error, folder: folder)
    }
  }

  /// Gives a folder that is complete its name; one that is there and not empty is swapped with it.
  /// - Throws: `ExportError.notEmpty` when one is there that may not be replaced, `FileError`.
  internal static func move(_ draft: String, to target: String, replacing: Bool) throws {
    // rename(2) replaces an empty folder in one step, and fails for any other.
    if (try? FileSystem.rename(draft, to: target)) == nil {
      guard replacing else { throw ExportError.notEmpty(folder: target) }
      let old = draft + ".old"
      try FileSystem.rename(target, to: old)
      do {
        try FileSystem.rename(draft, to: target)
      } catch {
        try FileSystem.rename(old, to: target)
        throw error
      }
      try? FileManager.default.removeItem(atPath: old)
    }
    try FileSystem.synchronise(folder: Path.folder(of: target))
  }

  /// A folder's path without slashes at its end.
  internal static func withoutTrailingSlashes(_ folder: String) -> String {
    var target = folder
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    return target
  }

  private static func requireRoom(at target: String) throws {
    guard let kind = FileSystem.kind(of: target) else { return }
    guard case .folder = kind else {
      throw ExportError.unwritable(folder: target, reason: "it is a file")
    }
    guard try FileManager.default.contentsOfDirectory(atPath: target).isEmpty else {
      throw ExportError.occupied(folder: target)
    }
  }
}
