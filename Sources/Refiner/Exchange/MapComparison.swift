internal import Labels

/// Compares exported maps with what their run gives, one at a time; from any thread.
internal struct MapComparison: Sendable {
  /// What comparing a map came to.
  internal struct Result: Sendable {
    internal var findings: [Finding] = []
    /// Of the map that the run gives; none when it cannot be told.
    internal var pixels = ManifestPixels()
    /// What was changed in the exported map; nil when it cannot be told.
    internal var audit: MapAudit?
  }

  internal let run: Run
  internal let folder: String
  internal let manifest: Manifest
  /// What the exported rows amount to.
  internal let state: ReviewState
  /// The same by another way.
  internal let standing: StandingRows
  internal let bulk: BulkAcceptance
  private var scope: ExportScope { manifest.options?.only ?? .all }

  /// Compares the map of an image.
  /// - Complexity: O(pixels + components of the image).
  internal func result(of image: ImageRecord) -> Result {
    var result = Result()
    // Other layouts have their files compared as they are: what is told of is the map that went into them.
    let isPlain = manifest.options == nil
    let file = folder + "/" + RunPath.label(stem: image.stem)
    do {
      if scope != .all {
        let items = try run.store.components(of: image.id)
        guard scope.holds(items, state: state) else { return result }
      }
      let base = try run.baseMap(of: image)
      let expected = Composition.compose(
        base: base,
        changes: try run.changes(
          of: image.id, state: state, undecided: manifest.undecided, bulk: bulk,
          only: scope))
      result.pixels = ManifestPixels(expected, base: base)
      let found =
        isPlain ? try LabelFile.read(file, taxonomy: run.taxonomy, space: .train) : expected
      if found != expected {
        result.findings.append(
          Finding(file: file, problem: "is not the run's map with the journal's decisions"))
      }
      guard found.size == base.size else { return result }
      let audit = try audit(found, base: base, of: image)
      if audit.outside > 0 {
        let pixels = audit.outside == 1 ? "1 pixel differs" : "\(audit.outside) pixels differ"
        result.findings.append(
          Finding(
            file: file, problem: "\(pixels) from the run's map outside of decided components"))
      }
      result.audit = audit
    } catch {
      let owner = "\(error)".hasPrefix(run.folder) ? run.folder : folder
      result.findings.append(Finding(error, in: owner, file: file))
    }
    return result
  }

  private func audit(
    _ found: LabelMap, base: LabelMap, of image: ImageRecord
  ) throws -> MapAudit {
    var policy: [ComponentID] = []
    if manifest.undecided != .keep || scope != .all {
      policy = try run.store.components(of: image.id).filter {
        state.decisions[$0.id] == nil
          && (scope.exclusion(of: $0) ?? manifest.undecided.decision(for: $0, bulk: bulk)) != nil
      }.map(\.id)
    }
    return try Conservation.audit(
      found, base: base, stem: image.stem, rows: standing.rows(in: image.id), policy: policy
    ) { try run.store.runs(of: $0) }
  }
}
