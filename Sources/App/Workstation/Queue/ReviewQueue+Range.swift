import Refiner

extension ReviewQueue {
  /// The places from where a range was started to the cursor; nil while there is no range.
  /// - Complexity: O(count).
  var range: ClosedRange<Int>? {
    guard let anchor, let start = place(of: anchor) else { return nil }
    return min(start, position)...max(start, position)
  }
}
