internal import Foundation

/// A folder of files that appears under its name complete or not at all.
public struct WholeFolder: Sendable {
  /// Where the files are written until all of them are there.
  public let draft: String

  /// Makes a folder: `fill` writes its files, then it gets its name.
  ///
  /// A folder that is there may be empty; one that is not is replaced when `isOwn` says so, before it is
  /// filled and once more when it is.
  /// - Throws: `ExportError` when the folder cannot be made or is somebody else's, and whatever `fill`
  ///   throws; nothing is changed then.
  public static func make<Result>(
    _ folder: String, replacing isOwn: (_ folder: String) throws -> Bool,
    fill: (WholeFolder) throws -> Result
  ) throws -> Result {
    let target = ExportDraft.withoutTrailingSlashes(folder)
    _ = try mayReplace(target, isOwn)
    ExportDraft.removeDead(of: target)
    let draft = try ExportDraft(beside: target)
    defer { withExtendedLifetime(draft) {} }
    do {
      let result = try fill(WholeFolder(draft: draft.path))
      try FileSystem.synchronise(folder: draft.path)
      try ExportDraft.move(
        draft.path, to: target, replacing: try mayReplace(target, isOwn))
      return result
    } catch {
      try? FileManager.default.removeItem(atPath: draft.path)
      throw error
    }
  }

  private static func mayReplace(
    _ target: String, _ isOwn: (String) throws -> Bool
  ) throws -> Bool {
    guard try ExportDraft.requireReplaceable(target) else { return false }
    guard try !FileManager.default.contentsOfDirectory(atPath: target).isEmpty else {
      return false
    }
    guard try isOwn(target) else { throw ExportError.occupied(folder: target) }
    return true
  }

  /// Writes a file at a path relative to the folder, and makes the folders on its way.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  public func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = draft + "/" + path
    try FileSystem.makeFolder(Path.folder(of: file))
    try AtomicFile.write(bytes, to: file)
  }
}
