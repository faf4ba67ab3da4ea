internal import GRDB
internal import Labels

extension ReviewStore {
  /// What is wrong with the database as a whole.
  ///
  /// What belongs to one image or to the journal is checked elsewhere.
  /// - Complexity: O(bytes of the database), constant memory.
  internal func problems() throws(StoreError) -> [String] {
    var problems = try integrityProblems()
    if let problem = try judgementProblem() { problems.append(problem) }
    let components = try componentCount(within: .everything)
    let judged = try judgementCount(within: .everything)
    if judged != components {
      problems.append("\(judged) judgements of \(components) components")
    }
    return problems
  }

  /// What SQLite's own check of the file finds, broken references included.
  internal func integrityProblems() throws(StoreError) -> [String] {
    try read { database in
      var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)")
      if problems == ["ok"] { problems = [] }
      let broken = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      if !broken.isEmpty { problems.append("\(broken.count) rows refer to rows that are gone") }
      return problems.map(\.sanitised)
    }
  }

  /// The component that a row of the journal is about; nil when there is none.
  internal func subjectIfThere(_ id: ComponentID) throws(StoreError) -> JournalSubject? {
    do {
      return try subject(of: id)
    } catch {
      guard case .noComponent = error else { throw error }
      return nil
    }
  }

  /// The component that a row of the journal is about.
  /// - Throws: `StoreError.noComponent` when there is none.
  internal func subject(of id: ComponentID) throws(StoreError) -> JournalSubject {
    try read { try JournalSubject(of: id, in: $0, path: path) }
  }

  /// A second connection for reading, so that two threads can; this one when the file cannot be opened again,
  /// or is a private copy.
  internal func another() -> ReviewStore {
    isCopy ? self : (try? ReviewStore.open(at: path, readOnly: true)) ?? self
  }
}
