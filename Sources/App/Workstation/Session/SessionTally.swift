import Labels
import Refiner

/// What has been done since the workstation was opened, for the status line and for leaving.
struct SessionTally: Hashable, Sendable {
  /// A pause longer than this is no part of a decision, in seconds.
  static let longestDecision = 60.0

  /// Components that keep their class by a decision of this session that stands.
  var kept: Int { kinds.values.count { $0 == .keep } }
  /// Components that got another class or another shape.
  var changed: Int { kinds.values.count { $0 == .relabel || $0 == .reshape } }
  /// Components whose pixels are void.
  var discarded: Int { kinds.values.count { $0 == .discard } }
  /// Components decided.
  var decided: Int { kinds.count }
  /// Pixels of components whose class is another one than when the session began.
  var changedPixels: Int {
    changes.values.reduce(0) { $0 + ($1.before == $1.after ? 0 : $1.pixels) }
  }

  private struct Change: Hashable, Sendable {
    let before: ClassID
    var after: ClassID
    var pixels: Int
  }

  /// Journal rows that there were when the session began.
  private let start: Int
  private var kinds: [ComponentID: DecisionKind] = [:]
  private var changes: [ComponentID: Change] = [:]
  /// Seconds of each decision, ascending.
  private var seconds: [Double] = []

  /// Starts after that many rows of the journal.
  init(after start: Int = 0) { self.start = start }

  /// The median time of a decision, in seconds; nil before there were three.
  var pace: Double? { seconds.count < 3 ? nil : seconds[seconds.count / 2] }

  /// Notes a row of the journal that has just been applied to `state`.
  ///
  /// pixels: those of its component.
  /// - Complexity: O(decisions of the session), a few words each.
  mutating func note(_ entry: JournalEntry, state: ReviewState, pixels: Int) {
    let id = entry.component
    let isOfSession = state.sequence(of: id).map { $0 > start } ?? false
    kinds[id] = isOfSession ? state.decisions[id]?.kind : nil
    changes[id, default: Change(before: entry.classBefore, after: entry.classAfter, pixels: pixels)]
      .after = entry.classAfter
    // The rows of a batch have its time shared out among them, which is nobody's pace.
    guard entry.decision?.kind.settlesPixels == true, entry.reference == nil, entry.seconds > 0,
      entry.seconds <= Self.longestDecision
    else { return }
    let place = seconds.firstIndex { $0 > entry.seconds } ?? seconds.count
    seconds.insert(entry.seconds, at: place)
  }
}
