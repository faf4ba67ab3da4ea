public import Labels

/// Paints label maps: every sample shows one label that is really there, no colour is ever mixed.
public struct LabelPainter: Sendable {
  /// Colours and letters of the classes.
  public let palette: ClassPalette
  /// The glyphs in use: without colour, letters take the place of half blocks.
  public let glyphs: GlyphSet
  /// The class that keeps its colour while all others turn grey; nil for all in colour.
  public var isolated: ClassID?
  /// Whether the flat parts of a half-block canvas carry their class's letter in every fourth cell.
  public var showsLetters = false

  let theme: Theme
  let depth: ColourDepth
  let ids: [UInt8]
  let isThin: [Bool]

  /// Makes a painter; `thinClasses` are those that ``PoolingRule/thinPriority`` favours, by default
  /// all classes of countable things.
  public init(
    taxonomy: Taxonomy, theme: Theme, depth: ColourDepth, glyphs: GlyphSet,
    thinClasses: Set<ClassID>? = nil
  ) {
    self.theme = theme
    self.depth = theme.depth(on: depth)
    self.glyphs = glyphs.usable(at: self.depth)
    palette = ClassPalette(taxonomy: taxonomy, theme: theme, depth: depth)
    let thin = thinClasses ?? Set(taxonomy.classes.filter { $0.kind == .thing }.map(\.id))
    isThin = (0..<256).map { thin.contains(ClassID(UInt8($0))) }
    ids = (0..<256).map { taxonomy.voidIDs.contains(UInt8($0)) ? 255 : UInt8($0) }
  }

  /// Paints what a viewport shows of a map into a rectangle of a frame, pooled from the full map.
  ///
  /// The rectangle is the canvas that the viewport refers to; what of it lies outside the frame is
  /// left out. Cells beside the image get the theme's background.
  /// - Complexity: O(visible pixels).
  public func paint(
    _ map: LabelMap, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>, rule: PoolingRule
  ) {
    let pool = pool(map, viewport: viewport, canvas: canvas, rule: rule, glyphs: glyphs)
    let looks = LabelLooks(self)
    let visible = canvas.intersection(frame.bounds)
    let perCell = glyphs.samplesPerCell
    for y in visible.y..<visible.maxY {
      let row = (y - canvas.y) * perCell
      for x in visible.x..<visible.maxX {
        let top = pool.label(column: x - canvas.x, row: row)
        let bottom = perCell == 2 ? pool.label(column: x - canvas.x, row: row + 1) : top
        var cell = looks.cell(top: top, bottom: bottom)
        if showsLetters, perCell == 2, top == bottom, top >= 0 {
          let number = pool.grid.firstColumn + x - canvas.x
          let line = (pool.grid.firstRow + row) >> 1
          if (number + 2 * line) & 3 == 0 { cell = looks.lettered(top) }
        }
        frame[x, y] = cell
      }
    }
  }

  /// One label per sample of a canvas.
  func pool(
    _ map: LabelMap, viewport: Viewport, canvas: Rectangle<ScreenSpace>, rule: PoolingRule,
    glyphs: GlyphSet
  ) -> LabelPool {
    let grid = SampleGrid(
      viewport: viewport, canvas: canvas, samplesPerCell: glyphs.samplesPerCell, source: map.size)
    let share = rule.thinShare(atScale: viewport.scale)
    return LabelPool(map, grid: grid, thinShare: share, isThin: isThin, ids: ids)
  }

  /// The colour that a label has now: its class's, or grey beside an isolated class.
  func colour(of id: ClassID) -> Colour {
    isolated == nil || isolated == id ? palette.colour(of: id) : palette.grey(of: id)
  }
}
