internal import Foundation
internal import GRDB
internal import Labels

/// A row before it is known what it changes.
internal struct JournalDraft {
  internal let action: JournalAction
  internal let reviewer: String
  internal let seconds: Double
  internal let note: String?
  /// P(wrong) as the reviewer's queue had it; nil for the refinement's.
  internal let suspicion: Float?
  /// The first row of the batch; nil for a row of its own.
  internal var batch: Int?
  /// When it is appended.
  internal let time: String
  internal let path: String

  /// The row that continues the journal whose fold is `state` and whose newest hash is `tip`.
  /// - Throws: `StoreError.refused` when a new shape does not fit its component.
  internal func entry(
    after state: ReviewState, tip: String, in database: Database
  ) throws -> JournalEntry {
    let subject = try JournalSubject(of: component(in: state), in: database, path: path)
    let before = state.decisions[subject.id]?.classAfter ?? subject.classID
    let pixels = try pixels(of: subject, in: state)
    var entry = JournalEntry(
      sequence: state.entries + 1, time: time, reviewer: reviewer,
      image: subject.image, imageStem: subject.stem, component: subject.id, kind: kind,
      classBefore: before, classAfter: classAfter(of: subject, before: before, in: state),
      runsBefore: pixels.before, runsAfter: pixels.after, maskSource: maskSource,
      suspicion: suspicion ?? subject.suspicion, seconds: Self.milliseconds(seconds), note: note,
      reference: reference, hash: "")
    entry.hash = JournalChain.hash(after: tip, canonical: entry.canonicalBytes)
    return entry
  }

  private var kind: String {
    switch action {
    case .decide(let decision): decision.kind.rawValue
    case .undo: JournalEntry.undoKind
    case .redo: JournalEntry.redoKind
    }
  }

  private var reference: Int? {
    switch action {
    case .decide: batch
    case .undo(let sequence), .redo(let sequence): sequence
    }
  }

  private var maskSource: String? {
    guard case .decide(let decision) = action else { return nil }
    return decision.reshape.map { ReshapeText($0).text }
  }

  private func component(in state: ReviewState) -> ComponentID? {
    switch action {
    case .decide(let decision): decision.component
    case .undo(let sequence), .redo(let sequence): state.component(of: sequence)
    }
  }

  private func classAfter(
    of subject: JournalSubject, before: ClassID, in state: ReviewState
  ) -> ClassID {
    guard case .decide(let decision) = action else {
      return state.decision(after: action)?.classAfter ?? subject.classID
    }
    return switch decision.kind {
    case .keep, .reopen: subject.classID
    case .discard: .void
    case .relabel, .reshape: decision.classAfter
    case .later, .flag, .unflag, .note: before
    }
  }

  /// The component's pixels before and after, as run lengths.
  private func pixels(
    of subject: JournalSubject, in state: ReviewState
  ) throws -> (before: String, after: String) {
    let before = state.shapes(of: subject.image)
    let after = state.shapes(of: subject.image, after: action)
    guard !before.isEmpty || !after.isEmpty else { return (subject.runs, subject.runs) }
    let base = try subject.mask(path: path)
    let mask = before.mask(of: subject.id, base: base)
    if case .decide(let decision) = action,
      let problem = decision.reshape?.problem(replacing: mask)
    {
      throw StoreError.refused(path: path, reason: .badReshape(problem))
    }
    return (mask.compressed, after.mask(of: subject.id, base: base).compressed)
  }

  private static func milliseconds(_ seconds: Double) -> Double {
    seconds.isFinite && seconds > 0 ? (min(seconds, 1e9) * 1000).rounded() / 1000 : 0
  }

  internal static func timestamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
