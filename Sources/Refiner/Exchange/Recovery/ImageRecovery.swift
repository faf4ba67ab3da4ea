internal import Labels

/// The decisions that turn the map of one image into another, found from the two maps alone.
///
/// A component whose pixels all become one other class was relabelled, or discarded when they become void. Of
/// another one that changes in part, the class stays if any pixel keeps it. What then still differs is taken
/// region by region (8-connected, of one new class): a region grows the component of that class which it touches
/// along most pixels, as a brush does; one that touches none is given up by its components, with that class.
/// Pixels of no component, which only a shape can change, are taken by one that has little to lose (``carrier``)
/// and given up again.
internal struct ImageRecovery {
  internal let components: [PresentComponent]
  internal let wanted: LabelMap
  /// The place in ``components`` of the component that each pixel belongs to, -1 for none; row-major.
  internal let owners: [Int32]
  /// The class that each component has in the end.
  internal let classes: [ClassID]
  internal let changed: ChangedPixels

  /// Compares two maps of one size.
  ///
  /// components: all of the image that have pixels. now: the map that they make, with the classes that pixels of no
  /// component have.
  /// - Complexity: O(pixels + runs).
  internal init(_ components: [PresentComponent], now: LabelMap, wanted: LabelMap) {
    precondition(now.size == wanted.size, "\(now.size) compared with \(wanted.size)")
    self.components = components
    self.wanted = wanted
    owners = Self.owners(components, in: now.size)
    classes = ComponentVotes(components, owners: owners, wanted: wanted).classes
    changed = ChangedPixels(owners: owners, classes: classes, now: now, wanted: wanted)
  }

  private static func owners(
    _ components: [PresentComponent], in size: Size<ImageSpace>
  ) -> [Int32] {
    var owners = [Int32](repeating: -1, count: size.area)
    for (place, component) in components.enumerated() {
      component.runs.forEachRowRun { y, x, length in
        let start = y * size.width + x
        for pixel in start..<(start + length) { owners[pixel] = Int32(place) }
      }
    }
    return owners
  }

  /// The decisions, in an order in which each is possible; nil when pixels of no component change and there is no
  /// component at all.
  ///
  /// accepting: whether flagged components that nobody decided, and nothing is to be decided about, are right.
  internal func decisions(source: MaskSource, accepting: Bool) -> [Decision]? {
    guard let carried = carried(source: source) else { return nil }
    let reshapes = reshapes(source: source)
    let shaped = Set(reshapes.map(\.component))
    var decisions = carried
    for (place, component) in components.enumerated()
    where classes[place] != component.classID && !shaped.contains(component.id) {
      decisions.append(settling(place))
    }
    decisions += reshapes
    guard accepting else { return decisions }
    let decided = Set(decisions.map(\.component))
    for component in components
    where component.isFlagged && !component.isDecided && !decided.contains(component.id) {
      decisions.append(
        Decision(component: component.id, kind: .keep, classAfter: component.ownClass))
    }
    return decisions
  }

  /// The decision that gives a component its class.
  internal func settling(_ place: Int) -> Decision {
    let (component, classID) = (components[place], classes[place])
    let kind: DecisionKind =
      classID.isVoid ? .discard : classID == component.ownClass ? .keep : .relabel
    return Decision(component: component.id, kind: kind, classAfter: classID)
  }
}
