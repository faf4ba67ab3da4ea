import Labels

/// The pixel ranges of the samples of a canvas: sample (i, j) covers `columns[i]` x `rows[j]`.
///
/// A range is empty where the canvas reaches over the image.
struct SampleGrid {
  /// How each cell is cut.
  let layout: SampleLayout
  /// Pixel columns of each sample column, clipped to the source.
  let columns: [Range<Int>]
  /// Pixel rows of each sample row, clipped to the source.
  let rows: [Range<Int>]
  /// Number of the first sample column, in samples from the image's corner.
  let firstColumn: Int
  /// Number of the first sample row, in samples from the image's corner, rounded down.
  let firstRow: Int
  /// Pixels of the viewport's label map across a sample.
  let sampleWidth: Double

  /// A row is six units high, a column two wide, so that every layout's samples are whole.
  private static let units = (across: 2, down: 6)
  private let viewport: Viewport
  private let origin: (column: Int, row: Int)
  private let firstUnit: Int

  /// Lays the samples of a canvas, and `margin` more on every side, over an image.
  ///
  /// The source may have another size than the viewport's label map; its pixels are found by ratio.
  init(
    viewport: Viewport, canvas: Rectangle<ScreenSpace>, layout: SampleLayout,
    source: Size<ImageSpace>, margin: Int = 0
  ) {
    self.viewport = viewport
    self.layout = layout
    let origin = viewport.origin(in: canvas)
    self.origin = origin
    let across = Self.units.across / layout.columns
    let down = Self.units.down / layout.rows
    sampleWidth = viewport.scale / Double(layout.columns)
    firstColumn = origin.column * layout.columns - margin
    // Half a row is three units.
    firstUnit = origin.row * 3 - margin * down
    firstRow = Int((Double(firstUnit) / Double(down)).rounded(.down))
    let mapSize = viewport.imageSize
    let scaleX = viewport.scale * Double(source.width) / Double(max(mapSize.width, 1))
    let scaleY = viewport.scale * Double(source.height) / Double(max(mapSize.height, 1))
    columns = Self.ranges(
      first: firstColumn * across, count: canvas.width * layout.columns + 2 * margin,
      step: across, scale: scaleX / 2, limit: source.width)
    rows = Self.ranges(
      first: firstUnit, count: canvas.height * layout.rows + 2 * margin, step: down,
      scale: scaleY / 3, limit: source.height)
  }

  /// The number of a cell of the canvas, counted in cells from the image's corner, rounded down.
  func cellNumber(column: Int, row: Int) -> (column: Int, row: Int) {
    (origin.column + column, (origin.row >> 1) + row)
  }

  /// Whether a sample of the canvas, the `index`-th of a cell, is on the even fields of a checkerboard.
  ///
  /// The fields are samples, or whole cells where a cell has more samples than colours: two tones and
  /// what is under them would not fit into one.
  func isEven(column: Int, row: Int, index: Int) -> Bool {
    let number = cellNumber(column: column, row: row)
    guard layout.count <= 2 else { return (number.column + number.row) & 1 == 0 }
    let line = layout.rows == 2 ? origin.row + row * 2 + index : number.row
    return (number.column + line) & 1 == 0
  }

  /// The last sample of the grid that shows a pixel of the viewport's label map; it may lie outside.
  func sample(ofPixel pixel: Pixel) -> (column: Int, row: Int) {
    let down = Double(Self.units.down / layout.rows)
    // The last one whose first pixel, rounded down as in `edge`, is not behind the pixel.
    let (right, bottom) = (Double(pixel.x + 1) - 1e-6, Double(pixel.y + 1) - 1e-6)
    let column = (right / sampleWidth).rounded(.up)
    let row = ((bottom * 3 / viewport.scale - Double(firstUnit)) / down).rounded(.up)
    return (Int(column) - 1 - firstColumn, Int(row) - 1)
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

  /// Samples smaller than a pixel cover the pixel that holds their corner, so none is empty.
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

  private static func edge(_ unit: Int, scale: Double) -> Int {
    Int((Double(unit) * scale + 1e-6).rounded(.down))
  }
}
