internal import Labels

/// A rectangle by its outermost pixels, which belong to it: the boxes of the reference.
///
/// segment_anything `utils/amg.py`, `batched_mask_to_box`.
public struct PixelBox: Hashable, Sendable {
  /// Leftmost column.
  public var left: Int
  /// Topmost row.
  public var top: Int
  /// Rightmost column.
  public var right: Int
  /// Bottommost row.
  public var bottom: Int

  /// Makes a box from its outermost columns and rows.
  public init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The box around a mask; all zeros for one without a pixel, as for one with a pixel at the origin.
  /// - Complexity: O(runs).
  public init(around mask: RunLengthEncoding) {
    let bounds = mask.bounds
    self.init(
      left: bounds.x, top: bounds.y, right: max(bounds.maxX - 1, 0),
      bottom: max(bounds.maxY - 1, 0))
  }

  /// The rightmost column less the leftmost: one less than the number of columns.
  public var width: Int { right - left }
  /// The bottommost row less the topmost: one less than the number of rows.
  public var height: Int { bottom - top }

  /// The same box where the origin lies at column `x`, row `y`, of a larger image.
  internal func moved(x: Int, y: Int) -> Self {
    Self(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
  }
}
