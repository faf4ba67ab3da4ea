import Refiner

/// Puts the components of a queue in the order in which they are shown.
struct QueueOrder {
  /// The queue's components by descending gain, as places of some list.
  let byGain: [Int]
  /// The components in the hidden slice's random order; empty when the queue shows no slice.
  let slice: [Int]

  /// What was decided first, in the order in which it was; then the undecided by gain, every tenth from
  /// the slice; then what was put off, in the order in which it was.
  ///
  /// decided and postponed: places in the order in which they became so.  first: what comes first of the
  /// undecided, whatever its gain: what has been passed by, and the one that is being looked at.
  /// - Complexity: O(components).
  func settled(decided: [Int], postponed: [Int], first: [Int]) -> [Int] {
    var isTaken = [Bool](repeating: false, count: (byGain.max() ?? -1) + 1)
    for place in decided + postponed { isTaken[place] = true }
    var order = decided
    order.reserveCapacity(byGain.count)
    var picks = slice[...]
    var rest = byGain[...]
    func next(of list: inout ArraySlice<Int>) -> Int? {
      while let place = list.popFirst() {
        if !isTaken[place] { return place }
      }
      return nil
    }
    for place in first where !isTaken[place] {
      isTaken[place] = true
      order.append(place)
    }
    while order.count < byGain.count - postponed.count {
      let isPick = order.count % HiddenSlice.interval == HiddenSlice.interval - 1
      guard let place = (isPick ? next(of: &picks) : nil) ?? next(of: &rest) else { break }
      isTaken[place] = true
      order.append(place)
    }
    return order + postponed
  }
}
