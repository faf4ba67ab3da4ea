internal import Labels

/// What the pixels of each component become.
internal struct ComponentVotes {
  /// The class that each component has in the end: the one that it has if any pixel keeps it, else that of most
  /// pixels; void only where all are void afterwards, since nothing that is void can have a new shape.
  internal let classes: [ClassID]

  /// Counts the classes that a map has under each component.
  ///
  /// owners: the place of each pixel's component, -1 for none.
  /// - Complexity: O(pixels).
  internal init(_ components: [PresentComponent], owners: [Int32], wanted: LabelMap) {
    var keeps = [Bool](repeating: false, count: components.count)
    let present = components.map(\.classID.rawValue)
    let (places, ids) = (owners.span, wanted.ids.span)
    for pixel in places.indices {
      let place = Int(places[pixel])
      guard place >= 0, ids[pixel] == present[place] else { continue }
      keeps[place] = ids[pixel] != ClassID.void.rawValue
    }
    let leaving = components.indices.filter { !keeps[$0] }
    var classes = components.map(\.classID)
    guard !leaving.isEmpty else {
      self.classes = classes
      return
    }
    var slots = [Int](repeating: -1, count: components.count)
    for (slot, place) in leaving.enumerated() { slots[place] = slot }
    var counts = [Int32](repeating: 0, count: leaving.count << 8)
    for pixel in places.indices {
      let place = Int(places[pixel])
      guard place >= 0, slots[place] >= 0 else { continue }
      counts[slots[place] << 8 | Int(ids[pixel])] += 1
    }
    for (slot, place) in leaving.enumerated() {
      let votes = counts[(slot << 8)..<(slot << 8 | 255)]
      let most = votes.indices.max { (votes[$0], $1) < (votes[$1], $0) } ?? slot << 8
      classes[place] = votes[most] > 0 ? ClassID(UInt8(most & 255)) : .void
    }
    self.classes = classes
  }
}
