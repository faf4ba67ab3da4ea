internal import Labels

extension ImageRecovery {
  /// New shapes: first of the components that grow, then of those that only give pixels up.
  internal func reshapes(source: MaskSource) -> [Decision] {
    let growers = changed.grown.keys.sorted()
    let turns = Dictionary(uniqueKeysWithValues: growers.enumerated().map { ($1, $0) })
    let losers = Set(changed.groups.keys.map(\.owner)).filter { $0 >= 0 && turns[$0] == nil }
    let lost = Dictionary(grouping: changed.groups) { $0.key.owner }
    return (growers + losers.sorted()).compactMap { owner in
      let groups = lost[owner] ?? []
      let turn = turns[owner] ?? growers.count
      // What a component before this one took is not this one's any more.
      let given = groups.filter {
        $0.key.grower < 0 || turns[$0.key.grower].map { $0 > turn } ?? true
      }
      let grown = changed.grown[owner]
      guard grown != nil || !given.isEmpty else { return nil }
      let before = components[Int(owner)].runs
      let gone = RunLengthEncoding.union(of: groups.map(\.value))
      let rest = gone.map(before.subtracting) ?? before
      return reshape(
        Int(owner), classes[Int(owner)], mask: grown.map(rest.union) ?? rest,
        fills: fills(given), source: source)
    }
  }

  /// Changes of pixels that belong to no component: one takes them and gives them up with their classes.
  /// - Returns: The decisions, none when there is nothing to change; nil when there is no component.
  internal func carried(source: MaskSource) -> [Decision]? {
    let groups = changed.groups.filter { $0.key.owner < 0 && $0.key.grower < 0 }
    guard !groups.isEmpty else { return [] }
    guard let place = carrier else { return nil }
    let component = components[place]
    // A new shape has a class; what was discarded is discarded again below.
    let classID = component.classID.isVoid ? component.ownClass : component.classID
    let taken = RunLengthEncoding.union(of: groups.map(\.value))
    let all = taken.map(component.runs.union) ?? component.runs
    var decisions = [
      reshape(place, classID, mask: all, fills: [], source: source),
      reshape(
        place, classID, mask: component.runs, fills: fills(Array(groups)), source: source),
    ]
    if component.classID.isVoid, classes[place].isVoid { decisions.append(settling(place)) }
    return decisions
  }

  /// The component whose being decided about tells the least: one that is decided about anyway or was before,
  /// else one that nothing is said against.
  private var carrier: Int? {
    func cost(_ place: Int) -> Int {
      let component = components[place]
      if component.classID.isVoid { return 4 }
      if classes[place] != component.classID || changed.grown[Int32(place)] != nil { return 0 }
      return component.isDecided ? 1 : component.isFlagged ? 3 : 2
    }
    return components.indices.min { (cost($0), $0) < (cost($1), $1) }
  }

  private func reshape(
    _ place: Int, _ classID: ClassID, mask: RunLengthEncoding, fills: [Reshape.Fill],
    source: MaskSource
  ) -> Decision {
    Decision(
      component: components[place].id, kind: .reshape, classAfter: classID,
      reshape: Reshape(mask: mask, fills: fills, source: source))
  }

  /// Pixels by the class that they get.
  private func fills(
    _ groups: [(key: ChangedPixels.Group, value: RunLengthEncoding)]
  ) -> [Reshape.Fill] {
    var runs: [ClassID: RunLengthEncoding] = [:]
    for (group, pixels) in groups {
      runs[group.classID] = runs[group.classID]?.union(pixels) ?? pixels
    }
    return runs.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { Reshape.Fill(classID: $0.key, runs: $0.value) }
  }
}
