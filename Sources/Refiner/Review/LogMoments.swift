/// Which rows of a journal are of a stretch of time, whatever its clocks did.
///
/// Rows come in their own order. A row's moment is the latest time that it or a row of the same reviewer
/// before it has. Reviewers are told apart because journals are merged one after the other.
internal struct LogMoments {
  private let since: String
  private let until: String?
  private var latest: [String: String] = [:]
  private var wanted: Set<Int> = []

  /// A stretch of time, in the form of ``LogRow/time``, or the beginning of one; nil for no bound.
  internal init(since: String?, until: String?) {
    self.since = since ?? ""
    self.until = until
  }

  /// Adds the next row.
  internal mutating func add(sequence: Int, reviewer: String, time: String) {
    let moment = max(time, latest[reviewer] ?? "")
    latest[reviewer] = moment
    if moment >= since && until.map({ moment < $0 }) ?? true { wanted.insert(sequence) }
  }

  /// Whether a row that was added is of the stretch.
  internal func contains(_ sequence: Int) -> Bool { wanted.contains(sequence) }
}
