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
  /// - Throws: `ExportError.occupied` when one is there that may not be replaced, `FileError`.
  internal static func move(_ draft: String, to target: String, replacing: Bool) throws {
    if try !FileSystem.renameUnlessOccupied(draft, to: target) {
      guard replacing else { throw ExportError.occupied(folder: target) }
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

  /// Whether a folder is there, which another can take the place of.
  /// - Throws: `ExportError.unwritable` for what no folder can take the place of.
  internal static func requireReplaceable(_ target: String) throws(ExportError) -> Bool {
    func refuse(_ reason: String) -> ExportError { .unwritable(folder: target, reason: reason) }
    if ["", ".", ".."].contains(Path.name(of: target)) {
      throw refuse("a folder cannot be replaced under this name")
    }
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: target)) != nil {
      throw refuse("it is a link")
    }
    guard let kind = FileSystem.kind(of: target) else { return false }
    guard case .folder = kind else { throw refuse("it is a file") }
    if FileSystem.isMountPoint(target) { throw refuse("a file system is mounted there") }
    return true
  }

  private static func requireRoom(at target: String) throws {
    guard try requireReplaceable(target) else { return }
    guard try FileManager.default.contentsOfDirectory(atPath: target).isEmpty else {
      throw ExportError.occupied(folder: target)
    }
  }
}
