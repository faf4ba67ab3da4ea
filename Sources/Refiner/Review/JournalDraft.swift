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
  internal let path: String

  /// The row that continues the journal whose fold is `state`.
  internal func entry(after state: ReviewState, in database: Database) throws -> JournalEntry {
    let subject = try subject(state, in: database)
    let before = state.decisions[subject.id]?.classAfter ?? subject.classID
    var entry = JournalEntry(
      sequence: state.entries + 1, time: Self.timestamp(Date()), reviewer: reviewer,
      image: subject.image, imageStem: subject.stem, component: subject.id, kind: kind,
      classBefore: before, classAfter: classAfter(of: subject, before: before, in: state),
      runsBefore: subject.runs, runsAfter: subject.runs, maskSource: nil,
      suspicion: suspicion ?? subject.suspicion, seconds: Self.milliseconds(seconds), note: note,
      reference: reference, hash: "")
    entry.hash = JournalChain.hash(
      after: try JournalTable.tip(in: database), canonical: entry.canonical)
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
    case .decide: nil
    case .undo(let sequence), .redo(let sequence): sequence
    }
  }

  private func classAfter(
    of subject: Subject, before: ClassID, in state: ReviewState
  ) -> ClassID {
    guard case .decide(let decision) = action else {
      return state.decision(after: action)?.classAfter ?? subject.classID
    }
    return switch decision.kind {
    case .keep: subject.classID
    case .discard: .void
    case .relabel: decision.classAfter
    case .later, .flag, .unflag: before
    }
  }

  private func subject(_ state: ReviewState, in database: Database) throws -> Subject {
    let component: ComponentID? =
      switch action {
      case .decide(let decision): decision.component
      case .undo(let sequence), .redo(let sequence): state.component(of: sequence)
      }
    let key = component?.rawValue ?? 0
    let statement = try database.cachedStatement(
      sql: """
        SELECT c.class, c.image, i.stem, t.runs, coalesce(j.suspicion, 0)
        FROM component c JOIN content t ON t.component = c.id JOIN image i ON i.id = c.image
        LEFT JOIN judgement j ON j.component = c.id WHERE c.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [key]) else {
      throw StoreError.noComponent(path: path, id: key)
    }
    return Subject(
      id: ComponentID(key), classID: ClassID(try row.decode(UInt8.self, atIndex: 0)),
      image: ImageID(try row.decode(Int.self, atIndex: 1)),
      stem: try row.decode(String.self, atIndex: 2), runs: try row.decode(atIndex: 3),
      suspicion: Float(try row.decode(Double.self, atIndex: 4)))
  }

  private struct Subject {
    let id: ComponentID
    let classID: ClassID
    let image: ImageID
    let stem: String
    let runs: String
    let suspicion: Float
  }

  private static func milliseconds(_ seconds: Double) -> Double {
    seconds.isFinite && seconds > 0 ? (min(seconds, 1e9) * 1000).rounded() / 1000 : 0
  }

  private static func timestamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
