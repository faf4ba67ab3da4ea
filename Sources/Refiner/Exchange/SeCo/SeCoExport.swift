internal import Foundation
internal import Labels

/// Writes a run as the JSON files of the SeCo releases.
///
/// The components are those of the maps under review; decisions stand in keys of our own. The folder
/// appears complete or not at all.
public struct SeCoExport: Sendable {
  /// What became of it.
  public struct Summary: Hashable, Sendable {
    /// Number of JSON files.
    public var files = 0
    /// Number of components written.
    public var components = 0
    /// Number of components without a pixel at V2's scale, which were left out.
    public var vanished = 0
  }

  /// The files to write.
  public let format: SeCoFormat
  /// What `final_id` says of flagged components that nobody decided.
  public var undecided = UndecidedPolicy.keep
  /// The quantile of the converted JSON's thresholds, 0...1; the run's own setting unless changed.
  public var ratio: Double
  private let run: Run

  /// Prepares an export.
  public init(run: Run, format: SeCoFormat) {
    self.run = run
    self.format = format
    ratio = run.configuration.settings.filterRatio
  }

  /// Writes the files into a folder that is missing or empty.
  ///
  /// `progress` is called with the number of images done and of all images.
  /// - Throws: `ExportError`; nothing is left behind then.
  /// - Complexity: O(components + pixels of the ground truth); the memory of one image, and for
  ///   `converted` 12 bytes a component.
  public func write(
    to folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Summary {
    try ExportDraft.makeWhole(folder) { draft in
      try LabelSetExport.checkJournal(of: run)
      let images = try run.store.images()
      let writer = try writer(draft)
      for (index, image) in images.enumerated() {
        try writer.add(try SeCoImage(image, of: run))
        progress(index + 1, images.count)
      }
      return try writer.finish()
    }
  }

  private func writer(_ draft: String) throws -> any SeCoWriter {
    let records = SeCoRecords(
      taxonomy: run.taxonomy, state: try run.store.reviewState(), undecided: undecided,
      bulk: try run.store.bulkAcceptance())
    switch format {
    case .input: return SeCoImageFiles(folder: draft, path: SeCoPath.input, records: records.input)
    case .converted:
      let thresholds = try run.store.ratioThresholds(taxonomy: run.taxonomy, ratio: ratio)
      return SeCoImageFiles(folder: draft, path: SeCoPath.converted) {
        records.converted($0, thresholds: thresholds)
      }
    case .output:
      let name = "val_fleck_\(run.configuration.runID).json"
      return try SeCoOutputFile(Path.join(draft, name), records: records.output)
    case .v2: return SeCoV2File(folder: draft)
    }
  }
}
