/// Drops boxes that overlap with a better one: non-maximum suppression.
///
/// torchvision `csrc/ops/cpu/nms_kernel.cpp`: areas and overlaps in `Float`, thresholds in `Double`. A
/// box of one column or row of pixels has no area, so that nothing overlaps with it.
internal enum BoxSuppression {
  /// Indices of the boxes that stay, the best first; of equal scores, the earlier box is better.
  /// - Complexity: O(boxes that stay * boxes).
  internal static func kept(
    _ boxes: [PixelBox], scores: [Float], overlapThreshold: Double
  ) -> [Int] {
    precondition(boxes.count == scores.count, "\(scores.count) scores of \(boxes.count) boxes")
    var order = Array(boxes.indices)
    order.sort { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    var kept: [Int] = []
    var isDropped = [Bool](repeating: false, count: boxes.count)
    for (place, index) in order.enumerated() where !isDropped[index] {
      kept.append(index)
      for other in order[(place + 1)...] where !isDropped[other] {
        // Not a number, of two boxes without area, is not more than anything.
        isDropped[other] = Double(overlap(boxes[index], boxes[other])) > overlapThreshold
      }
    }
    return kept
  }

  /// Intersection over union, 0...1; NaN when both are zero.
  private static func overlap(_ one: PixelBox, _ other: PixelBox) -> Float {
    let width = Float(max(min(one.right, other.right) - max(one.left, other.left), 0))
    let height = Float(max(min(one.bottom, other.bottom) - max(one.top, other.top), 0))
    let common = width * height
    return common / (area(one) + area(other) - common)
  }

  private static func area(_ box: PixelBox) -> Float { Float(box.width) * Float(box.height) }
}
