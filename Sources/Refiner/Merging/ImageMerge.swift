internal import Labels

/// Merges the rows of an image in which something was reshaped.
///
/// A shape may be cut from what the ones before it left, so all rows are played through: a reshape that does not
/// fit on what is there makes its component disputed, and is written without its shape. What is disputed and has
/// a shape comes first and is reopened at once, so that no other shape lies on top of it.
struct ImageMerge {
  /// The image's components that somebody decided about.
  private let groups: [ComponentMerge]
  /// Other rows: marks, and what took decisions off.
  private let others: [MergedRow]
  /// Rows that come before all of these.
  private let known: [MergedRow]
  private let start: MergedShapes
  /// Why components are disputed.
  private(set) var disputes: [ComponentID: String] = [:]
  /// Components whose reshapes do not fit.
  private(set) var misfits: Set<ComponentID> = []
  /// Components that were reopened because their shape lay on top of a disputed one.
  private(set) var onTop: Set<ComponentID> = []

  /// Prepares an image.
  ///
  /// start: what stands before its rows.
  init(
    groups: [ComponentMerge], others: [MergedRow], known: [MergedRow], start: MergedShapes
  ) {
    self.groups = groups.sorted { $0.component < $1.component }
    self.others = others
    self.known = known.sorted { $0.key < $1.key }
    self.start = start
    for group in groups {
      if case .disputed(let note) = group.outcome { disputes[group.component] = note }
    }
  }

  /// Plays the rows through.
  /// - Returns: All rows with their pixels, in order; their keys ascend.
  /// - Throws: `StoreError` when pixels cannot be read.
  mutating func merge() throws -> [MergedRow] {
    while true {
      onTop = []
      var play = start
      var found: Set<ComponentID> = []
      let rows = try run(&play, misfits: &found)
      misfits.formUnion(found)
      let new = found.filter { disputes[$0] == nil }
      if new.isEmpty { return rows }
      for group in groups where new.contains(group.component) {
        let names = Set(group.rows.filter(\.isReshape).map(\.entry.reviewer)).sorted()
        disputes[group.component] =
          ReviewState.disputeStart
          + "the shape of \(names.joined(separator: ", ")) does not fit on what else was decided"
      }
    }
  }

  private mutating func run(
    _ play: inout MergedShapes, misfits: inout Set<ComponentID>
  ) throws -> [MergedRow] {
    var rows = try known.compactMap { try play.apply($0) }
    let early = groups.filter { disputes[$0.component] != nil && needsRoom($0, play) }
    let isEarly = Set(early.map(\.component))
    var first: [MergedRow] = []
    for group in early {
      for row in group.rows { try add(row, of: group, to: &first, &play, &misfits) }
      try reopen(group, after: first.last, &first, &play)
    }
    var last: [ComponentID: (group: ComponentMerge, key: MergeKey)] = [:]
    var rest = others.map { ($0, nil as ComponentMerge?) }
    for group in groups where !isEarly.contains(group.component) {
      rest += group.rows.map { ($0, group) }
      if disputes[group.component] != nil, let key = group.rows.last?.key {
        last[group.component] = (group, key)
      }
    }
    rest.sort { $0.0.key < $1.0.key }
    if let key = (rest.map(\.0.key) + early.flatMap { $0.rows.map(\.key) }).min() {
      for place in first.indices {
        first[place].key = key
        first[place].key.step = place - first.count
      }
    }
    rows += first
    for (row, group) in rest {
      if let group {
        try add(row, of: group, to: &rows, &play, &misfits)
      } else if row.entry.kind == DecisionKind.reopen.rawValue {
        try reopen(row, &rows, &play)
      } else if let done = try play.apply(row) {
        rows.append(done)
      }
      if let (group, key) = last[row.entry.component], key == row.key {
        try reopen(group, after: rows.last, &rows, &play)
      }
    }
    return rows
  }

  /// Whether reopening a group takes shapes away.
  private func needsRoom(_ group: ComponentMerge, _ play: MergedShapes) -> Bool {
    group.hasShape || !play.shapes.reshapes(from: group.component).isEmpty
  }

  private func add(
    _ row: MergedRow, of group: ComponentMerge, to rows: inout [MergedRow],
    _ play: inout MergedShapes, _ misfits: inout Set<ComponentID>
  ) throws {
    if let done = try play.apply(row) { return rows.append(done) }
    guard row.isReshape else { return }
    misfits.insert(group.component)
    if let done = try play.apply(row.withoutShape(own: group.own)) { rows.append(done) }
  }

  /// Writes that a group is disputed.
  private mutating func reopen(
    _ group: ComponentMerge, after row: MergedRow?, _ rows: inout [MergedRow],
    _ play: inout MergedShapes
  ) throws {
    guard let row else { return }
    let note = disputes[group.component] ?? ReviewState.disputeStart
    try reopen(
      .merging(group.component, after: row, kind: .reopen, note: note), &rows, &play)
  }

  /// Reopens a component and those whose shapes lie on top of its own.
  private mutating func reopen(
    _ row: MergedRow, _ rows: inout [MergedRow], _ play: inout MergedShapes
  ) throws {
    var next = row
    for component in play.onTop(of: row.entry.component) {
      next = .merging(
        component, after: next, kind: .reopen,
        note: ReviewState.disputeStart + "its shape lies on top of one that is open again")
      if let done = try play.apply(next) {
        rows.append(done)
        onTop.insert(component)
      }
    }
    var own = row
    if next.key != row.key { own.key = next.key.next }
    if let done = try play.apply(own) { rows.append(done) }
  }
}

extension MergedRow {
  /// Whether it gives its component new pixels.
  var isReshape: Bool { entry.kind == DecisionKind.reshape.rawValue }
}
