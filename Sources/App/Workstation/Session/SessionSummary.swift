import Labels

/// What a session has done, in a few lines for after the terminal is given back.
struct SessionSummary: Hashable, Sendable {
  /// What was decided and how fast.
  let done: String
  /// What is left.
  let left: String

  /// Sums a session up.
  init(_ session: Session) {
    let tally = session.tally
    let queue = session.queue
    if tally.decided == 0 {
      done = "nothing decided in this session"
    } else {
      let pace = tally.pace.map { ", \(Wording.seconds($0)) each" } ?? ""
      done =
        "\(tally.decided) decided in this session: \(tally.kept) kept, \(tally.changed) changed, "
        + "\(tally.discarded) rejected; \(Wording.grouped(tally.changedPixels)) px changed\(pace)"
    }
    left =
      "\(queue.decidedCount) of \(queue.count) components decided, \(queue.remainder.count) left, "
      + "\(queue.remainder.wrongText) of them wrong by estimate"
  }

  /// The lines, with where to go on from here.
  func text(run: String) -> String {
    let run = run.sanitised
    return
      "\(done)\n\(left)\ngo on: fleck review \(run)   write the labels: fleck export \(run) --to FOLDER"
  }
}
