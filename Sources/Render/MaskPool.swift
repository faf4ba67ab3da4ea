import Labels

/// A mask pooled to the samples of a canvas, with what of it lies on its boundary.
struct MaskPool {
  /// What a sample is to the mask.
  enum Part {
    /// Not part of it.
    case outside
    /// Part of it, and so are its four neighbours.
    case inside
    /// Part of it, beside a sample that is not.
    case boundary
  }

  /// The samples of the canvas and one more on every side.
  let grid: SampleGrid
  private var isSet: [Bool]
  private var width: Int { grid.columns.count }

  /// Pools a mask; a sample is set when the mask covers at least `share` of its pixels.
  ///
  /// When the mask reaches into the canvas, one sample of the canvas at least is set: the one that the
  /// mask covers most of.
  init(_ mask: Mask, viewport: Viewport, canvas: Rectangle<ScreenSpace>, layout: SampleLayout) {
    grid = SampleGrid(
      viewport: viewport, canvas: canvas, layout: layout, source: mask.imageSize, margin: 1)
    isSet = [Bool](repeating: false, count: grid.columns.count * grid.rows.count)
    let share = PoolingRule.thinPriority.thinShare(atScale: grid.sampleWidth) ?? 0.5
    var best = (index: -1, count: 0)
    var isShown = false
    for row in grid.rows.indices {
      for column in grid.columns.indices {
        let columns = grid.columns[column]
        let rows = grid.rows[row]
        let count = Self.count(mask, columns: columns, rows: rows)
        guard count > 0 else { continue }
        let index = row * grid.columns.count + column
        isSet[index] = Double(count) >= share * Double(columns.count * rows.count)
        guard (1..<grid.columns.count - 1).contains(column),
          (1..<grid.rows.count - 1).contains(row)
        else { continue }
        if isSet[index] { isShown = true }
        if count > best.count { best = (index, count) }
      }
    }
    if !isShown, best.count > 0 { isSet[best.index] = true }
  }

  /// What the samples of a cell of the canvas are to the mask.
  func cell(column: Int, row: Int) -> CellSamples<Part> {
    let layout = grid.layout
    var cell = CellSamples(layout, repeating: Part.outside)
    for index in 0..<layout.count {
      let part = part(
        column: column * layout.columns + index % layout.columns,
        row: row * layout.rows + index / layout.columns)
      if part != .outside { cell.set(index, to: part) }
    }
    return cell
  }

  /// What the sample in `column`, `row` of the canvas is to the mask.
  func part(column: Int, row: Int) -> Part {
    let index = (row + 1) * width + column + 1
    guard isSet[index] else { return .outside }
    let isSurrounded =
      isSet[index - 1] && isSet[index + 1] && isSet[index - width] && isSet[index + width]
    return isSurrounded ? .inside : .boundary
  }

  private static func count(_ mask: Mask, columns: Range<Int>, rows: Range<Int>) -> Int {
    let bounds = mask.bounds
    let across = columns.clamped(to: bounds.x..<bounds.maxX)
    let down = rows.clamped(to: bounds.y..<bounds.maxY)
    guard !across.isEmpty, !down.isEmpty else { return 0 }
    let bits = mask.bits.span
    var count = 0
    for y in down {
      let start = (y - bounds.y) * bounds.width - bounds.x
      for x in across where bits[start + x] { count += 1 }
    }
    return count
  }
}
