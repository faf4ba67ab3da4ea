import Refiner

/// All that `status --json` prints: the status, with the reliability beside its keys.
struct StatusReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case reliability, lint, agreement, disputed
  }

  /// Where the review stands.
  let status: RunStatus
  /// How far suspicions agree with decisions.
  let reliability: Reliability
  /// How often each lint rule was right so far; nil before a review looked for them.
  let lint: LintReport?
  /// How far the reviewers of a merged run agreed; nil for other runs.
  let agreement: ReviewerAgreement?
  /// Number of components that reviewers decided otherwise and nobody has settled since.
  let disputed: Int

  /// Reads a run's status and reliability.
  /// - Throws: `StoreError` when the database cannot be read.
  init(of run: Run) throws {
    status = try RunStatus(of: run)
    reliability = try Reliability(of: run.store)
    lint = try LintReport(of: run)
    agreement = try run.store.mergeRecord()?.agreement
    disputed = try run.store.reviewState().disputeCount
  }

  /// Writes both into one object.
  func encode(to encoder: any Encoder) throws {
    try status.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(reliability, forKey: .reliability)
    try container.encode(lint, forKey: .lint)
    try container.encode(agreement, forKey: .agreement)
    try container.encode(disputed, forKey: .disputed)
  }
}
