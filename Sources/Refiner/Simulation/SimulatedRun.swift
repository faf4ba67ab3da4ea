internal import Labels

/// The components of a run that take part in simulated reviews, with what is true of them.
///
/// The run is looked at as refining left it: decisions in its journal play no part, and nothing is written.
public struct SimulatedRun: Sendable {
  /// The components, by ascending id.
  public let components: [SimulatedComponent]
  /// The same components in the same order, as the suspicion model sees them.
  public let table: SuspicionTable
  /// The run's maps before any decision against the truth, all pixels.
  public let base: ConfusionMatrix

  /// Whether all components have a confidence.
  public var hasConfidence: Bool { components.allSatisfy { $0.confidence != nil } }
  /// How many labels are wrong.
  public var wrong: Int { components.count { $0.isWrong } }
  /// Number of pixels of the components whose label is wrong.
  public var wrongPixels: Int { components.reduce(0) { $1.isWrong ? $0 + $1.area : $0 } }

  /// Takes components and their table, which must be of the same components.
  public init(components: [SimulatedComponent], table: SuspicionTable, base: ConfusionMatrix) {
    precondition(
      components.map(\.area) == table.areas && components.map(\.classID) == table.classIDs,
      "The table is of other components")
    self.components = components
    self.table = table
    self.base = base
  }

  /// Reads a run and the truth of its images.
  ///
  /// truthPaths: one per image of the run, in its order.  truthIDs: what their ids stand for, `.auto` for
  /// what the run was refined with.  minimumArea: components with fewer pixels take
  /// no part; neither do those of which more than half has no truth.
  /// - Throws: `FileError` for truth that cannot be read or is of another size, `StoreError` for a damaged
  ///   run, `SimulationError.oneKind` when not both wrong and right labels take part.
  /// - Complexity: O(pixels + components * features).
  public init(
    of run: Run, truthPaths: [String], truthIDs: LabelIDSpace = .auto,
    minimumArea: Int = ComponentTruth.minimumArea
  ) throws {
    let images = try run.store.images()
    precondition(truthPaths.count == images.count, "\(truthPaths.count) truths")
    let known = try RunTruth(of: run, paths: truthPaths, ids: truthIDs)
    var base = ConfusionMatrix(taxonomy: run.taxonomy)
    var truths: [ComponentID: [SimulatedComponent.Share]] = [:]
    for (image, path) in zip(images, truthPaths) {
      let truth = try known.map(of: image, at: path)
      base.add(prediction: try run.baseMap(of: image), truth: truth)
      for record in try run.store.records(of: image.id)
      where record.component.area >= minimumArea {
        let shares = Self.shares(of: record.runs, in: truth)
        // At least half of it has a truth.
        guard shares.reduce(0, { $0 + $1.pixels }) * 2 >= record.component.area else { continue }
        truths[record.id] = shares
      }
    }
    try self.init(of: run, truths: truths, base: base)
  }

  private init(
    of run: Run, truths: [ComponentID: [SimulatedComponent.Share]], base: ConfusionMatrix
  ) throws {
    var rows: [SuspicionRow] = []
    try run.store.forEachSuspicionBatch(size: 4096) { batch in
      rows += batch.filter { truths[$0.id] != nil }
    }
    let components = rows.map { row in
      SimulatedComponent(row, truth: truths[row.id] ?? [], taxonomy: run.taxonomy)
    }
    let wrong = components.count { $0.isWrong }
    guard wrong > 0, wrong < components.count else {
      throw SimulationError.oneKind(
        folder: run.folder, components: components.count, wrong: wrong)
    }
    self.init(components: components, table: SuspicionTable(rows), base: base)
  }

  /// The component's pixels by true class, void left out, by ascending id.
  private static func shares(
    of runs: RunLengthEncoding, in truth: LabelMap
  ) -> [SimulatedComponent.Share] {
    let counts = runs.histogram(in: truth)
    return (0..<255).compactMap { id in
      counts[id] > 0
        ? SimulatedComponent.Share(classID: ClassID(UInt8(id)), pixels: counts[id]) : nil
    }
  }
}

extension SimulatedComponent {
  /// Reads the true class off `truth`, the lowest id of a tie as ``ComponentTruth`` does, and the best
  /// other class off the posterior.
  fileprivate init(_ row: SuspicionRow, truth: [Share], taxonomy: Taxonomy) {
    var best: Share?
    for share in truth where share.pixels > best?.pixels ?? 0 { best = share }
    var other: (classID: ClassID, chance: Float)?
    for (entry, chance) in zip(taxonomy.classes, row.posterior)
    where entry.id != row.classID && chance > other?.chance ?? -1 {
      other = (entry.id, chance)
    }
    self.init(
      classID: row.classID, trueClass: best?.classID ?? row.classID,
      otherClass: other?.classID ?? row.classID, area: row.area, confidence: row.confidence,
      truth: truth)
  }
}
