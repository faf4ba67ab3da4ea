internal import Foundation

/// Writes an audited label set: the composed maps, the journal and a manifest.
///
/// Everything is written into a hidden folder beside the target and renamed at the end, so that nothing
/// half-written is ever visible under the target's name.
public struct LabelSetExport: Sendable {
  /// What becomes of flagged components that nobody decided.
  public var undecided: UndecidedPolicy = .keep
  /// Whether an earlier export of the same run may be replaced.
  public var overwrite = false
  /// Number of images worked on at a time, 1 or more; memory grows with it.
  public var workers = 2
  /// The layout, and what the label set holds.
  public var options = LabelSetOptions()
  /// Lists that go with the maps of the png format, which then have SeCo's palette; nil for none.
  public var lists: ListExport?
  /// How many rows of the journal the label set follows, from the first on; nil for all.
  public var rows: Int?
  /// What signs the manifest; nil for no signature.
  public var signingKey: SigningKey?
  internal let run: Run
  internal let tool: String

  /// Prepares an export by the Fleck `tool`, such as `fleck 0.1.0`.
  public init(run: Run, tool: String) {
    self.run = run
    self.tool = tool
  }

  /// Writes the label set into a folder that is missing or empty.
  ///
  /// `progress` is called from any thread with the number of maps done and of all maps.
  /// - Throws: `ExportError`; the target is then as it was.
  /// - Complexity: O(pixels of all images); memory O(pixels of `workers` images + journal).
  @discardableResult
  public func write(
    to folder: String, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Manifest {
    let target = ExportDraft.withoutTrailingSlashes(folder)
    do {
      try check(target)
      ExportDraft.removeDead(of: target)
      let draft = try ExportDraft(beside: target)
      defer { withExtendedLifetime(draft) {} }
      do {
        let manifest = try fill(draft.path, target: target, progress: progress)
        try FileSystem.synchronise(folder: draft.path)
        try ExportDraft.move(draft.path, to: target, replacing: overwrite)
        return manifest
      } catch {
        try? FileManager.default.removeItem(atPath: draft.path)
        throw error
      }
    } catch {
      throw ExportError(error, folder: folder)
    }
  }

  private func check(_ target: String) throws {
    let manager = FileManager.default
    guard try ExportDraft.requireReplaceable(target) else { return }
    guard try !manager.contentsOfDirectory(atPath: target).isEmpty else { return }
    guard overwrite else { throw ExportError.notEmpty(folder: target) }
    let path = target + "/" + RunPath.manifest
    guard let bytes = try? FileSystem.read(path, limit: 1 << 28),
      let manifest = ManifestFile.decode(bytes), manifest.runID == run.configuration.runID,
      try Set(manager.contentsOfDirectory(atPath: target))
        .isSubset(of: ExportedFiles.topLevel(of: manifest))
    else { throw ExportError.notOwnExport(folder: target) }
  }
}
