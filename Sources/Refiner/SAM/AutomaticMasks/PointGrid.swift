internal import Labels

/// Evenly spaced points, in the middle of the cells that they divide a crop into.
///
/// segment_anything `utils/amg.py`, `build_point_grid`.
internal enum PointGrid {
  /// The points of a grid over a crop of `size`, in the crop's pixels, row by row from the top.
  ///
  /// In `Double`, in the order in which NumPy's `linspace` computes, and then scaled.
  internal static func points(
    perSide count: Int, over size: Size<ImageSpace>
  ) -> [Point<ImageSpace>] {
    precondition(count > 0, "A grid of \(count) points")
    let first = 1 / Double(2 * count)
    let last = 1 - first
    let step = (last - first) / Double(max(count - 1, 1))
    var places = (0..<count).map { Double($0) * step + first }
    if count > 1 { places[count - 1] = last }
    return places.flatMap { y in
      places.map { x in Point(x: x * Double(size.width), y: y * Double(size.height)) }
    }
  }
}
