/// What checking a run or an export came to.
public struct AuditResult: Sendable {
  /// What is wrong; empty when all is well.
  public internal(set) var findings: [Finding] = []
  /// What is odd or was not checked, and no error.
  public internal(set) var notes: [Finding] = []
  /// What was changed in each map; empty when it was not asked for.
  public internal(set) var maps: [MapAudit] = []
  /// What networks gave again; nil when none was asked.
  public internal(set) var rerun: RerunReport?

  internal init() {}

  /// Adds what another check came to, each finding once.
  internal mutating func add(findings more: [Finding], notes moreNotes: [Finding] = []) {
    var seen = Set(findings)
    findings += more.filter { seen.insert($0).inserted }
    seen = Set(notes)
    notes += moreNotes.filter { seen.insert($0).inserted }
  }
}
