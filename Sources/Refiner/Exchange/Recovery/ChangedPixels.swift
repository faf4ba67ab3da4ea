internal import Labels

/// The pixels whose class is not the one that their component has in the end, or that of no component changes.
internal struct ChangedPixels {
  /// Pixels that one component loses to one class, and to one other component or none.
  internal struct Group: Hashable {
    /// The place of the component that has them, -1 for none.
    internal let owner: Int32
    /// The class that they get.
    internal let classID: ClassID
    /// The place of the component that takes them, -1 for none.
    internal let grower: Int32
  }

  /// All such pixels.
  internal private(set) var groups: [Group: RunLengthEncoding] = [:]
  /// The pixels that each component takes, by its place.
  internal private(set) var grown: [Int32: RunLengthEncoding] = [:]

  /// Finds them.
  ///
  /// owners: the place of each pixel's component, -1 for none. classes: the class that each component has in the
  /// end. now, wanted: the classes of all pixels before and afterwards.
  /// - Complexity: O(pixels + runs).
  internal init(owners: [Int32], classes: [ClassID], now: LabelMap, wanted: LabelMap) {
    // Two maps that hold nothing else: of the pixels that get a class, and of those that become void.
    var labelled = LabelMap(width: now.width, height: now.height)
    var voided = labelled
    let ends = classes.map(\.rawValue)
    var (labelledCount, voidedCount) = (0, 0)
    let (places, before, after) = (owners.span, now.ids.span, wanted.ids.span)
    labelled.withMutableIDs { labelled in
      voided.withMutableIDs { voided in
        for pixel in places.indices {
          let place = Int(places[pixel])
          let id = after[pixel]
          guard id != (place < 0 ? before[pixel] : ends[place]) else { continue }
          if id == ClassID.void.rawValue {
            voided[pixel] = 0
            voidedCount += 1
          } else {
            labelled[pixel] = id
            labelledCount += 1
          }
        }
      }
    }
    if labelledCount > 0 {
      let found = ConnectedComponents(labelled)
      let borders = RegionBorders(found, owners: owners, classes: classes, wanted: wanted)
      collect(found, owners: owners) { region in
        (found.components[region].classID, borders.growers[region])
      }
    }
    if voidedCount > 0 {
      collect(ConnectedComponents(voided), owners: owners) { _ in (.void, -1) }
    }
  }

  /// Adds the pixels of some regions; fate: the class that a region gets and the component that takes it.
  private mutating func collect(
    _ found: ConnectedComponents, owners: [Int32], fate: (Int) -> (ClassID, grower: Int32)
  ) {
    let size = found.size
    let places = owners.span
    var builders: [Group: RunLengthBuilder] = [:]
    var growing: [Int32: RunLengthBuilder] = [:]
    for run in found.verticalRuns() {
      let (classID, grower) = fate(Int(run.component))
      let x = Int(run.x)
      if grower >= 0 {
        growing[grower, default: RunLengthBuilder(size: size)].append(
          x: x, y: Int(run.start), length: Int(run.end - run.start))
      }
      var y = Int(run.start)
      while y < Int(run.end) {
        let (start, owner) = (y, places[y * size.width + x])
        while y < Int(run.end), places[y * size.width + x] == owner { y += 1 }
        builders[
          Group(owner: owner, classID: classID, grower: grower),
          default: RunLengthBuilder(size: size)
        ].append(x: x, y: start, length: y - start)
      }
    }
    for (group, builder) in builders { groups[group] = builder.finish() }
    for (grower, builder) in growing { grown[grower] = builder.finish() }
  }
}
