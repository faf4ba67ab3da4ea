internal import Labels

/// Checks all that a run holds of one image: inputs, components, map, queue.
internal struct ImageCheck {
  /// What is the same for all images of a run.
  internal struct Context: Sendable {
    internal let run: Run
    /// The digests of input files that several images share.
    internal let digests: SharedDigests
    /// What the journal amounts to.
    internal let state: ReviewState
    /// The same by another way.
    internal let standing: StandingRows
    /// The images that it says somebody decided about.
    internal let touched: Set<ImageID>
    /// Whether an image that nobody touched is to be audited, too.
    internal let auditsAll: Bool
  }

  private let image: ImageRecord
  private let context: Context
  private var run: Run { context.run }
  private var database: String { run.folder + "/" + RunPath.database }
  /// What is wrong, in a fixed order.
  internal private(set) var findings: [Finding] = []
  /// What decisions change in the map; nil when it cannot be told or was not asked for.
  internal private(set) var audit: MapAudit?

  /// Checks an image.
  internal init(_ image: ImageRecord, in context: Context) {
    self.image = image
    self.context = context
    checkInputs()
    perform { try $0.checkQueue() }
    perform { try $0.checkMap() }
  }

  private mutating func perform(_ check: (inout Self) throws -> Void) {
    do {
      try check(&self)
    } catch {
      findings.append(Finding(error, in: run.folder, file: database))
    }
  }

  private mutating func report(_ file: String, _ problem: String) {
    findings.append(Finding(file: file, problem: problem))
  }

  private mutating func checkInputs() {
    for input in image.inputs where FileSystem.kind(of: input.path) != nil {
      if (try? context.digests.sha256(ofFile: input.path)) != input.digest {
        report(input.path, "is not the \(input.role.rawValue) that went into the run")
      }
    }
  }

  private mutating func checkQueue() throws {
    guard let packed = try run.store.packedItems(of: image.id) else { return }
    if try run.store.components(of: image.id) != packed {
      report(database, "the packed queue of \(image.stem) differs from the judgements")
    }
  }

  private mutating func checkMap() throws {
    let path = run.labelPath(of: image)
    let stored = try run.store.storedComponents(of: image.id)
    if stored.digest != stored.storedDigest {
      report(database, "the components of \(image.stem) are not those that were refined")
    }
    guard image.digests[DigestRole.map.rawValue] != nil else {
      return report(database, "\(image.stem) has no digest of its map")
    }
    guard FileSystem.kind(of: path) != nil else { return report(path, "is missing") }
    let base = try run.baseMap(of: image)
    let map = ColumnMajorLabels(base)
    for entry in stored.entries {
      let runs = try ReviewStore.runs(
        entry.runs, width: image.size.width, height: image.size.height, of: ComponentID(entry.id),
        path: run.store.path)
      if runs.area != entry.area || !map.holds(ClassID(entry.classID), inAllOf: runs) {
        report(path, "component \(entry.id) has pixels that are not of its class")
      }
    }
    try auditMap(base)
  }

  /// Checks that decisions change nothing but decided components.
  private mutating func auditMap(_ base: LabelMap) throws {
    let rows = context.standing.rows(in: image.id)
    guard context.auditsAll || !rows.isEmpty || context.touched.contains(image.id) else { return }
    let changes = try run.changes(
      of: image.id, state: context.state, undecided: .keep, bulk: BulkAcceptance())
    let audit = try Conservation.audit(
      Composition.compose(base: base, changes: changes), base: base, stem: image.stem, rows: rows
    ) { try run.store.runs(of: $0) }
    if audit.outside > 0 {
      report(
        database,
        "\(audit.outside) pixels of \(image.stem) change outside of its decided components")
    }
    self.audit = audit
  }
}
