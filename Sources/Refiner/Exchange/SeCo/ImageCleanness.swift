internal import Labels

/// How clean an image's labels are to be expected after the decisions.
internal struct ImageCleanness: Hashable, Sendable {
  /// Pixels that have a class.
  internal private(set) var labelled = 0
  /// Pixels of them whose class is expected to be wrong.
  internal private(set) var wrong = 0.0

  /// Wrong pixels per labelled pixel; infinite for an image without labels, which teaches nothing.
  internal var noise: Double { labelled == 0 ? .infinity : wrong / Double(labelled) }

  /// Makes one from its counts.
  internal init(labelled: Int, wrong: Double) {
    self.labelled = labelled
    self.wrong = wrong
  }

  /// Adds up an image's components.
  ///
  /// What a reviewer kept or relabelled is right, what was discarded counts no more. An undecided
  /// component is wrong with its suspicion; where a policy accepts the suggestion, the new class is
  /// wrong with one minus its posterior. What `scope` leaves out counts no more.
  /// - Throws: `StoreError` when the run cannot be read.
  internal init(
    _ image: ImageRecord, of run: Run, state: ReviewState, undecided: UndecidedPolicy,
    bulk: BulkAcceptance, only scope: ExportScope = .all
  ) throws(StoreError) {
    for item in try run.store.components(of: image.id) {
      if let decision = state.decisions[item.id] ?? scope.exclusion(of: item) {
        add(item.area, doubt: 0, classID: decision.classAfter)
      } else if let decision = undecided.decision(for: item, bulk: bulk) {
        let doubt =
          decision.kind == .relabel ? try Self.doubt(of: decision, in: run) : 0
        add(item.area, doubt: doubt, classID: decision.classAfter)
      } else {
        add(item.area, doubt: Double(item.suspicion), classID: item.classID)
      }
    }
  }

  private mutating func add(_ area: Int, doubt: Double, classID: ClassID) {
    guard !classID.isVoid else { return }
    labelled += area
    wrong += doubt * Double(area)
  }

  private static func doubt(of decision: Decision, in run: Run) throws(StoreError) -> Double {
    let posterior = try run.store.detail(decision.component).judgement.posterior
    guard let place = run.taxonomy.position(of: decision.classAfter),
      posterior.indices.contains(place)
    else { return 1 }
    return Double(1 - posterior[place])
  }

  /// The places of the cleanest share of images; equal ones in their order.
  internal static func cleanest(_ images: [Self], share: Double) -> Set<Int> {
    let order = images.indices.sorted { (images[$0].noise, $0) < (images[$1].noise, $1) }
    return Set(order.prefix(count(images.count, share: share)))
  }

  /// How many of a number of images a share is: rounded half up; a share between 0 and 1 leaves at least
  /// one image on each side when there are two.
  internal static func count(_ images: Int, share: Double) -> Int {
    let count = Int((share * Double(images)).rounded())
    return images > 1 && share > 0 && share < 1 ? min(max(count, 1), images - 1) : count
  }
}
