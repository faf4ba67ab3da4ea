internal import Labels

/// Checks that nothing but decided components has changed in a map, without composing it.
///
/// The map under review is put back wherever the journal allows a change: in the masks and fills of the
/// shapes that stand, then in the components whose newest decision is no keep, then in those that the
/// export's policy changed. What is left of the changes is outside of them all.
internal struct Conservation {
  private let base: LabelMap
  private var rest: LabelMap
  private var counts: [Int: Int] = [:]
  private var byPolicy = 0

  /// Audits a map.
  ///
  /// map: as it is after the decisions; of the size of `base`.  base: the map under review.  rows: those that
  /// stand in the image.  policy: components without a decision that may have another class all the same.
  /// runs: gives a component's pixels in the map under review.
  /// - Throws: What `runs` throws.
  /// - Complexity: O(pixels + area of what is put back).
  internal static func audit(
    _ map: LabelMap, base: LabelMap, stem: String, rows: [StandingRow],
    policy: [ComponentID] = [], runs: (ComponentID) throws -> RunLengthEncoding
  ) throws -> MapAudit {
    precondition(map.size == base.size, "A map of \(map.size) for one of \(base.size)")
    var work = Conservation(base: base, rest: map)
    let changed = work.difference
    var newest: [ComponentID: StandingRow] = [:]
    for row in rows { newest[row.component] = row }
    if changed > 0 {
      try work.putBack(rows, newest: newest, policy: policy, runs: runs)
    }
    let kinds = Dictionary(rows.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    let shares = work.counts.sorted { $0.key < $1.key }.compactMap { sequence, count in
      kinds[sequence].map { row in
        MapAudit.Share(
          row: sequence, kind: row.kind.rawValue, component: row.component.rawValue, pixels: count)
      }
    }
    return MapAudit(
      image: stem, pixels: base.ids.count, changed: changed, decisions: shares,
      byPolicy: work.byPolicy, outside: changed == 0 ? 0 : work.difference)
  }

  private var difference: Int { rest.differenceCount(to: base) }

  private mutating func putBack(
    _ rows: [StandingRow], newest: [ComponentID: StandingRow], policy: [ComponentID],
    runs: (ComponentID) throws -> RunLengthEncoding
  ) throws {
    // Of two shapes that hold a pixel the later one has it.
    for row in rows.reversed() {
      guard let shape = row.shape else { continue }
      // Its class is the component's newest; what it gave up keeps the class of the shape's own row.
      add(putBack(shape.mask), to: newest[row.component]?.sequence ?? row.sequence)
      for fill in shape.fills { add(putBack(fill.runs), to: row.sequence) }
    }
    for (component, row) in newest where row.kind != .keep {
      add(putBack(try runs(component)), to: row.sequence)
    }
    for component in policy where newest[component] == nil {
      byPolicy += putBack(try runs(component))
    }
  }

  private mutating func add(_ count: Int, to sequence: Int) {
    if count > 0 { counts[sequence, default: 0] += count }
  }

  /// Puts the map under review back in some pixels; gives how many of them had changed.
  private mutating func putBack(_ runs: RunLengthEncoding) -> Int {
    guard runs.size == base.size else { return 0 }
    let base = base
    let width = base.width
    let source = base.ids.span
    return rest.withMutableIDs { target in
      var count = 0
      runs.forEachRowRun { y, x, length in
        for place in (y * width + x)..<(y * width + x + length)
        where target[place] != source[place] {
          count += 1
          target[place] = source[place]
        }
      }
      return count
    }
  }
}
