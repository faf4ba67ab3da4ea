import Foundation
import Refiner

/// What a session of a pool works with: leases, and a journal that asks for them.
struct ReviewPool: Sendable {
  /// Who has what.
  let keeper: LeaseKeeper
  /// Takes no decision about what others have.
  let journal: LeasedJournal

  /// Opens the pool that a run belongs to; nil when it belongs to none.
  ///
  /// leases: a folder that was given; nil for that of the part's own pool.
  /// - Throws: `LeaseError` when the folder cannot be used, `StoreError`.
  init?(
    of run: Run, leases: String?, reviewer: String, didLoad: @escaping @Sendable () -> Void
  ) throws {
    let assignment = try run.store.assignment()
    guard let path = leases ?? assignment?.leases.map({ run.folder + "/" + $0 }) else { return nil }
    let images = try run.store.images()
    let stems = Set(assignment?.sharedImages ?? [])
    // A copy begins with what all copies have: the last row of somebody else is one of those.
    let foreignRows =
      try assignment?.transcribed
      ?? run.store.journal().last { $0.reviewer != reviewer }?.sequence ?? 0
    let folder = try LeaseFolder(
      path, pool: assignment?.parentRunID ?? run.configuration.runID, reviewer: reviewer,
      run: leases == nil ? run.configuration.runID : Self.copy(run), isNew: leases != nil)
    // Decisions about repeats are about images that are decided already.
    let decided = try run.store.reviewState().decidedImages(after: foreignRows)
      .intersection(images.map(\.id))
    keeper = try LeaseKeeper(
      folder, shared: Set(images.filter { stems.contains($0.stem) }.map(\.id)), decided: decided,
      didLoad: didLoad)
    journal = LeasedJournal(
      store: run.store, keeper: keeper,
      images: Dictionary(images.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      originals: Dictionary(
        (assignment?.repeats ?? []).map { ($0.twin, $0.original) },
        uniquingKeysWith: { first, _ in first }), foreignRows: foreignRows)
  }

  /// What tells a copy of a run from others of the same id: where it lies, so that two people of one name
  /// never pass for one.
  private static func copy(_ run: Run) -> String {
    let folder = URL(filePath: run.folder).resolvingSymlinksInPath().path
    return "\(run.configuration.runID) \(ProcessInfo.processInfo.hostName):\(folder)"
  }
}
