import Labels

/// The pixel ranges of the samples of a canvas: sample (i, j) covers `columns[i]` x `rows[j]`.
///
/// A range is empty where the canvas reaches over the image.
struct SampleGrid {
  /// Pixel columns of each sample column, clipped to the source.
  let columns: [Range<Int>]
  /// Pixel rows of each sample row, clipped to the source.
  let rows: [Range<Int>]
  /// Number of the first sample column, in sub-cells from the image's corner.
  let firstColumn: Int
  /// Number of the first sample row, in sub-cells (half rows) from the image's corner.
  let firstRow: Int

  /// Lays the samples of a canvas, and `margin` more on every side, over an image.
  ///
  /// The source may have another size than the viewport's label map; its pixels are found by ratio.
  init(
    viewport: Viewport, canvas: Rectangle<ScreenSpace>, samplesPerCell: Int,
    source: Size<ImageSpace>, margin: Int = 0
  ) {
    let origin = viewport.origin(in: canvas)
    let step = 2 / samplesPerCell
    firstColumn = origin.column - margin
    firstRow = origin.row - margin * step
    let mapSize = viewport.imageSize
    let scaleX = viewport.scale * Double(source.width) / Double(max(mapSize.width, 1))
    let scaleY = viewport.scale * Double(source.height) / Double(max(mapSize.height, 1))
    columns = Self.ranges(
      first: firstColumn, count: canvas.width + 2 * margin, step: 1, scale: scaleX,
      limit: source.width)
    rows = Self.ranges(
      first: firstRow, count: canvas.height * samplesPerCell + 2 * margin, step: step,
      scale: scaleY, limit: source.height)
  }

  /// The smallest rectangle that holds the pixels of all samples.
  var coveredPixels: Rectangle<ImageSpace> {
    let across = Self.hull(columns)
    let down = Self.hull(rows)
    return Rectangle(
      x: across.lowerBound, y: down.lowerBound, width: across.count, height: down.count)
  }

  /// From the first covered pixel to the last one; empty at 0 when nothing is covered.
  static func hull(_ ranges: [Range<Int>]) -> Range<Int> {
    var low = Int.max
    var high = 0
    for range in ranges where !range.isEmpty {
      low = min(low, range.lowerBound)
      high = max(high, range.upperBound)
    }
    return low < high ? low..<high : 0..<0
  }

  /// Sub-cells smaller than a pixel cover the pixel that holds their corner, so none is empty.
  private static func ranges(
    first: Int, count: Int, step: Int, scale: Double, limit: Int
  ) -> [Range<Int>] {
    (0..<count).map { index in
      let number = first + index * step
      let start = edge(number, scale: scale)
      let end = max(edge(number + step, scale: scale), start + 1)
      let low = min(max(start, 0), limit)
      return start >= limit || end <= 0 ? low..<low : low..<max(low, min(end, limit))
    }
  }

  private static func edge(_ number: Int, scale: Double) -> Int {
    Int((Double(number) * scale + 1e-6).rounded(.down))
  }
}
