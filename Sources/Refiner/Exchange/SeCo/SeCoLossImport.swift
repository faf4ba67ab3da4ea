internal import Foundation
internal import Labels

/// Takes losses, scores and predictions of the authors' own classifier into a run, in the place of
/// Fleck's.
///
/// The Gaussian mixture is fitted to the imported losses and every component with a record is judged
/// anew. A component without one keeps the judgement that it had, from Fleck's own classifier.
/// Everything is stored in one transaction.
public struct SeCoLossImport: Sendable {
  /// What became of it.
  public struct Summary: Hashable, Sendable, Codable {
    /// Number of records in the file.
    public var records = 0
    /// Number of components of the run.
    public var components = 0
    /// Number of components whose pixels are exactly a record's.
    public var exact = 0
    /// Number of components that share at least half of their pixels with a record.
    public var overlapping = 0
    /// Number of components without a record.
    public var componentsLeft = 0
    /// Number of records without a component, by reason: `noImage`, `noComponent`, `otherClass`,
    /// `duplicate`.
    public var recordsLeft: [String: Int] = [:]
    /// The mixture of the imported losses.
    public var mixture: GaussianMixture
  }

  /// Whether a run with a journal is taken too.
  public var keepDecisions = false
  private let run: Run

  /// Prepares an import into a run that is open for writing.
  public init(into run: Run) { self.run = run }

  /// Imports SCC's output JSON (reference `seco-method.md` 3.4).
  ///
  /// `progress` is called with the number of records read.
  /// - Throws: `ImportError`, `FileError` for a file that breaks the format, `StoreError`; the run is
  ///   then as it was.
  /// - Complexity: O(records * components of an image); memory O(components).
  public func read(
    _ path: String, progress: (_ records: Int) -> Void = { _ in }
  ) throws -> Summary {
    let rows = try run.store.journalCount()
    guard keepDecisions || rows == 0 else {
      throw ImportError.decided(folder: run.folder, rows: rows)
    }
    guard try run.store.assignment() == nil else {
      throw ImportError.isPart(folder: run.folder)
    }
    let digest = try FileDigest.sha256(ofFile: path)
    var matching = try LossMatching(run: run)
    try JSONElements.forEach(in: path) { number, bytes in
      try matching.add(PlacedRecord(bytes, path: path, number: number))
      progress(number)
    }
    guard !matching.claims.isEmpty else {
      throw ImportError.nothingMatches(path: path, folder: run.folder)
    }
    let mixture = try run.store.replaceJudgements(
      by: matching.claims, of: run,
      source: [
        SettingKey.importedLossesDigest: digest, SettingKey.importedLosses: Path.name(of: path),
      ])
    return try summary(matching, mixture: mixture)
  }

  private func summary(_ matching: LossMatching, mixture: GaussianMixture) throws -> Summary {
    let exact = matching.claims.values.count { $0.overlap == 1 }
    let components = try run.store.componentCount()
    var left: [String: Int] = [:]
    for miss in LossMatching.Miss.allCases { left[miss.rawValue] = matching.misses[miss] ?? 0 }
    return Summary(
      records: matching.records, components: components, exact: exact,
      overlapping: matching.claims.count - exact,
      componentsLeft: components - matching.claims.count, recordsLeft: left, mixture: mixture)
  }
}
