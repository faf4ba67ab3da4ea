import Labels
import Refiner

/// Who signs the decisions of a session.
struct ReviewSignature: Hashable, Sendable {
  /// Who decides.
  let reviewer: String
  /// What to say when the run is somebody else's part; nil when it is not.
  let note: String?
  /// How many rows at the journal's start were taken over with the part.
  let foreignRows: Int

  /// A part is signed by whoever it was given to, unless another name is typed.
  ///
  /// usual: who decides elsewhere.
  init(typed: String?, usual: String, assignment: Assignment?) {
    reviewer = typed ?? assignment?.reviewer ?? usual
    foreignRows = assignment?.transcribed ?? 0
    let owner = assignment?.reviewer ?? reviewer
    note =
      owner == reviewer
      ? nil
      : "this is the part of \(owner.sanitised); its decisions are signed \(reviewer.sanitised)"
  }
}
