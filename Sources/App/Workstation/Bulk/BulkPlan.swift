import Labels
import Refiner

/// Which undecided components are so obvious that a sample of them is enough to look at.
///
/// Clean ones: of each class the least suspicious, as many as are expected to hold at most
/// ``allowedWrong`` wrong ones. Noise: what ``BulkAcceptance`` lets go, as long as it is suspicious still.
/// Relabels are never obvious: two things can be wrong about them.
struct BulkPlan: Hashable, Sendable {
  /// The share of the accepted ones of a class that may be expected to be wrong.
  static let allowedWrong = 0.02

  /// One decision that may be made unseen.
  struct Candidate: Hashable, Sendable {
    /// The decision.
    let decision: Decision
    /// P(wrong) as the queue has it.
    let suspicion: Float
  }

  /// Components of one class with one outcome.
  struct Stratum: Hashable, Sendable {
    /// The class.
    let classID: ClassID
    /// Keep or discard.
    let kind: DecisionKind
    /// The least suspicious first.
    let candidates: [Candidate]
    /// How many of them have to be looked at first.
    let sampleSize: Int
  }

  /// By class, keep before discard; none is empty.
  let strata: [Stratum]

  /// Plans for the undecided components of one class, or of all.
  ///
  /// correction: how much more is wrong than the suspicions add up to, 1 or more.
  /// discardable: what may be rejected unseen.
  /// - Complexity: O(n log n) in the number of components.
  init(
    _ undecided: [QueueItem], classID: ClassID?, correction: Double,
    discardable: Set<ComponentID>
  ) {
    let items = classID.map { id in undecided.filter { $0.classID == id } } ?? undecided
    let limits = classID == nil ? 2...8 : 5...15
    strata = Dictionary(grouping: items, by: \.classID).sorted { $0.key < $1.key }
      .flatMap { classID, items -> [Stratum] in
        let kept = Self.clean(items, correction: correction)
        let rejected = items.filter {
          $0.verdict == .noise && $0.suspicion >= 0.5 && discardable.contains($0.id)
        }
        return [(DecisionKind.keep, kept), (.discard, rejected)].compactMap { kind, items in
          items.isEmpty ? nil : Stratum(classID, kind, items, sample: limits)
        }
      }
  }

  /// Number of components that can be accepted.
  var count: Int { strata.reduce(0) { $0 + $1.candidates.count } }
  /// Number of components to look at first.
  var sampleCount: Int { strata.reduce(0) { $0 + $1.sampleSize } }

  /// The longest row of the least suspicious whose mean suspicion is small enough.
  private static func clean(_ items: [QueueItem], correction: Double) -> [QueueItem] {
    let clean = items.filter { $0.verdict == .clean }
      .sorted { ($0.suspicion, $0.id) < ($1.suspicion, $1.id) }
    var sum = 0.0
    var length = 0
    for (place, item) in clean.enumerated() {
      sum += Double(item.suspicion) * correction
      if sum <= allowedWrong * Double(place + 1) { length = place + 1 }
    }
    return Array(clean.prefix(length))
  }
}

extension BulkPlan.Stratum {
  /// Every class is sampled by itself, so that no rare one is swept up; a small one is looked at whole.
  fileprivate init(
    _ classID: ClassID, _ kind: DecisionKind, _ items: [QueueItem], sample: ClosedRange<Int>
  ) {
    self.classID = classID
    self.kind = kind
    candidates = items.map {
      BulkPlan.Candidate(
        decision: Decision(
          component: $0.id, kind: kind, classAfter: kind == .keep ? classID : .void),
        suspicion: $0.suspicion)
    }
    let root = Int(Double(items.count).squareRoot().rounded(.up))
    sampleSize = min(items.count, max(sample.lowerBound, min(root, sample.upperBound)))
  }
}
