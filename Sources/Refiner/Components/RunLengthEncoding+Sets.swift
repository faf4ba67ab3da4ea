public import Labels

extension RunLengthEncoding {
  /// The pixels set in this mask, in the other, or in both; the masks must be of one size.
  /// - Complexity: O(runs of both).
  public func union(_ other: RunLengthEncoding) -> RunLengthEncoding {
    combined(with: other) { $0 || $1 }
  }

  /// The pixels set in both masks, which must be of one size.
  /// - Complexity: O(runs of both).
  public func intersection(_ other: RunLengthEncoding) -> RunLengthEncoding {
    combined(with: other) { $0 && $1 }
  }

  /// The pixels of any of some masks of one size; nil when there are none.
  /// - Complexity: O(runs of all * log masks).
  internal static func union(of masks: [RunLengthEncoding]) -> RunLengthEncoding? {
    var masks = masks
    // In pairs: of n masks one after the other, the first would be walked along n times.
    while masks.count > 1 {
      masks = stride(from: 0, to: masks.count, by: 2).map { place in
        place + 1 < masks.count ? masks[place].union(masks[place + 1]) : masks[place]
      }
    }
    return masks.first
  }

  /// The pixels set in this mask and not in the other, which must be of the same size.
  /// - Complexity: O(runs of both).
  public func subtracting(_ other: RunLengthEncoding) -> RunLengthEncoding {
    combined(with: other) { $0 && !$1 }
  }

  /// The empty mask of an image.
  public static func empty(size: Size<ImageSpace>) -> RunLengthEncoding {
    RunLengthEncoding(trusted: [UInt32(size.area)], size: size)
  }

  private func combined(
    with other: RunLengthEncoding, isSet: (Bool, Bool) -> Bool
  ) -> RunLengthEncoding {
    precondition(size == other.size, "Masks of \(size) and \(other.size)")
    var mine = RunCursor(counts)
    var theirs = RunCursor(other.counts)
    // Zeros come first and runs alternate, as RunLengthBuilder leaves them: one mask, one text.
    var counts: [UInt32] = [0]
    var last = false
    while let left = mine.length, let right = theirs.length {
      let step = min(left, right)
      let value = isSet(mine.isSet, theirs.isSet)
      if value == last {
        counts[counts.count - 1] += UInt32(step)
      } else {
        counts.append(UInt32(step))
      }
      last = value
      mine.advance(step)
      theirs.advance(step)
    }
    return RunLengthEncoding(trusted: counts, size: size)
  }
}
