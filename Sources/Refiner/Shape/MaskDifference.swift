internal import Labels

/// Two masks compared pixel by pixel.
internal struct MaskDifference {
  /// The new mask, without the pixels that may not be taken.
  internal let after: Mask
  /// Pixels that are only in the new mask.
  internal let gained: Mask
  /// Pixels that are only in the old mask.
  internal let lost: Mask
  /// How many of the gained pixels have each of the 256 ids.
  internal let gainedCounts: [Int]

  /// Compares; `takesLabelled` says whether pixels that have a class may be gained.
  /// - Complexity: O(pixels of both bounds).
  internal init(from before: Mask, to proposed: Mask, in map: LabelMap, takesLabelled: Bool) {
    let box = before.bounds.union(proposed.bounds)
    let old = before.rebound(to: box)
    let new = proposed.rebound(to: box)
    var afterBits = new.bits
    var gainedBits = [Bool](repeating: false, count: box.area)
    var lostBits = gainedBits
    var counts = [Int](repeating: 0, count: 256)
    Self.compare(
      old.bits.span, new.bits.span, box: box, map: map, takesLabelled: takesLabelled,
      after: &afterBits, gained: &gainedBits, lost: &lostBits, counts: &counts)
    func mask(_ bits: [Bool]) -> Mask {
      Mask(imageSize: map.size, bounds: box, bits: bits).trimmed
    }
    after = mask(afterBits)
    gained = mask(gainedBits)
    lost = mask(lostBits)
    gainedCounts = counts
  }

  private static func compare(
    _ old: Span<Bool>, _ new: Span<Bool>, box: Rectangle<ImageSpace>, map: LabelMap,
    takesLabelled: Bool, after: inout [Bool], gained: inout [Bool], lost: inout [Bool],
    counts: inout [Int]
  ) {
    let ids = map.ids.span
    for row in 0..<box.height {
      let start = row * box.width
      let line = (box.y + row) * map.width + box.x
      for column in 0..<box.width where old[start + column] != new[start + column] {
        let index = start + column
        if old[index] {
          lost[index] = true
        } else if takesLabelled || ids[line + column] == ClassID.void.rawValue {
          gained[index] = true
          counts[Int(ids[line + column])] += 1
        } else {
          after[index] = false
        }
      }
    }
  }
}
