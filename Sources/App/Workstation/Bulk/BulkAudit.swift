import Foundation
import Refiner

/// The sample that is looked at before many components are accepted.
///
/// What has been found follows from the decisions that stand, so undo counts too.
struct BulkAudit: Hashable, Sendable {
  /// One stratum: those to look at, and the others.
  struct Part: Hashable, Sendable {
    /// Drawn at random.
    let sample: [BulkPlan.Candidate]
    /// Accepted unseen in the end.
    let rest: [BulkPlan.Candidate]
  }

  /// The strata.
  let parts: [Part]

  /// Draws the samples; the same seed draws the same ones.
  init(_ plan: BulkPlan, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    parts = plan.strata.map { stratum in
      let drawn = stratum.candidates.shuffled(using: &generator)
      return Part(
        sample: Array(drawn.prefix(stratum.sampleSize)),
        rest: Array(drawn.dropFirst(stratum.sampleSize)))
    }
  }

  /// All that is to be looked at.
  var sample: [BulkPlan.Candidate] { parts.flatMap(\.sample) }

  /// What has not been looked at yet.
  func remaining(_ review: ReviewState) -> [ComponentID] {
    sample.map(\.decision.component).filter { review.decisions[$0] == nil }
  }

  /// What can be accepted unseen and has not been decided meanwhile.
  func rest(_ review: ReviewState) -> [BulkPlan.Candidate] {
    parts.flatMap(\.rest).filter { review.decisions[$0.decision.component] == nil }
  }

  /// What the decisions about the samples say of the others.
  func finding(_ review: ReviewState) -> BulkFinding {
    var finding = BulkFinding()
    for part in parts {
      let decided = part.sample.filter { review.decisions[$0.decision.component] != nil }
      let wrong = decided.count {
        review.decisions[$0.decision.component]?.classAfter != $0.decision.classAfter
      }
      finding.add(looked: decided.count, wrong: wrong, rest: part.rest.count)
    }
    return finding
  }
}
