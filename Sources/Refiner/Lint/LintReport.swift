internal import Labels

/// How often each lint rule was right so far, beside the noise model's own flag.
public struct LintReport: Hashable, Sendable {
  /// One rule, or the noise model's flag.
  public struct Row: Hashable, Sendable {
    /// The rule; nil for the noise model's flag.
    public let rule: LintRule?
    /// Number of components that break it.
    public fileprivate(set) var count = 0
    /// How many of the decided ones were wrong.
    public fileprivate(set) var rate = ErrorRate()

    /// Its name in tables.
    public var name: String { rule?.rawValue ?? "suspected" }
  }

  /// The rules in their order, then the noise model's flag.
  public private(set) var rows: [Row]
  /// All components.
  public private(set) var all = ErrorRate()

  /// Starts without any component.
  public init() { rows = LintRule.allCases.map { Row(rule: $0) } + [Row(rule: nil)] }

  /// Adds a component.
  ///
  /// isWrong: what its decision, or the truth, says of its label; nil when nobody knows.
  public mutating func add(_ rules: LintRules, verdict: Verdict, isWrong: Bool?) {
    for place in rows.indices {
      guard rows[place].rule.map({ rules.contains($0) }) ?? verdict.isFlagged else { continue }
      rows[place].count += 1
      if let isWrong { rows[place].rate.add(isWrong: isWrong) }
    }
    if let isWrong { all.add(isWrong: isWrong) }
  }
}

extension LintReport {
  /// Counts components with what was found of them and decided about them.
  /// - Complexity: O(items).
  public init(_ items: [QueueItem], rules: [ComponentID: LintRules], state: ReviewState) {
    self.init()
    for item in items {
      add(
        rules[item.id] ?? [], verdict: item.verdict,
        isWrong: state.wasWrong(item))
    }
  }

  /// The report of a run; nil before its components were looked at.
  /// - Throws: `StoreError` when it cannot be read.
  public init?(of run: Run) throws(StoreError) {
    guard let found = try LintFindings.stored(in: run.store) else { return nil }
    self.init(
      try run.store.queue(flaggedOnly: false), rules: found.rules,
      state: try run.store.reviewState())
  }
}

extension ReviewState {
  /// Whether a decision changed a component's label; nil for one that nobody decided or looked at.
  public func wasWrong(_ item: QueueItem) -> Bool? {
    guard !unseen.contains(item.id) else { return nil }
    return decisions[item.id].map { $0.classAfter != item.classID }
  }
}

extension LintReport: Encodable {
  /// Encodes as `{rule: {count, decided, wrong, share, low, high}}`; what is not measured yet is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for row in rows {
      var inner = container.nestedContainer(keyedBy: Name.self, forKey: Name(stringValue: row.name))
      try inner.encode(row.count, forKey: Name(stringValue: "count"))
      try inner.encode(row.rate.decided, forKey: Name(stringValue: "decided"))
      try inner.encode(row.rate.wrong, forKey: Name(stringValue: "wrong"))
      try inner.encode(row.rate.share, forKey: Name(stringValue: "share"))
      try inner.encode(row.rate.interval?.low, forKey: Name(stringValue: "low"))
      try inner.encode(row.rate.interval?.high, forKey: Name(stringValue: "high"))
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }
}
