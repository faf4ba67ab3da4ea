public import Labels

/// Paints label maps: every sample shows one label that is really there, no colour is ever mixed.
public struct LabelPainter: Sendable {
  /// Colours and letters of the classes.
  public let palette: ClassPalette
  /// The glyphs in use: without colour, letters take the place of blocks.
  public let glyphs: GlyphSet
  /// The class that keeps its colour while all others turn grey; nil for all in colour.
  public var isolated: ClassID?
  /// Whether the flat parts of a canvas of blocks carry their class's letter in every fourth cell.
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
    let pool = pool(map, viewport: viewport, canvas: canvas, rule: rule, layout: glyphs.layout)
    let looks = LabelLooks(self)
    let visible = canvas.intersection(frame.bounds)
    let hasLetters = showsLetters && glyphs.hasBlocks
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = (x - canvas.x, y - canvas.y)
        let samples = pool.cell(column: column, row: row)
        let number = pool.grid.cellNumber(column: column, row: row)
        if hasLetters, (number.column + 2 * number.row) & 3 == 0, samples.isUniform {
          frame[x, y] = looks.lettered(samples[0])
        } else {
          frame[x, y] = looks.cell(samples)
        }
      }
    }
  }

  /// One label per sample of a canvas.
  func pool(
    _ map: LabelMap, viewport: Viewport, canvas: Rectangle<ScreenSpace>, rule: PoolingRule,
    layout: SampleLayout, margin: Int = 0
  ) -> LabelPool {
    let grid = SampleGrid(
      viewport: viewport, canvas: canvas, layout: layout, source: map.size, margin: margin)
    return LabelPool(map, grid: grid, rule: rule, isThin: isThin, ids: ids)
  }

  /// The colour that a label has now: its class's, or grey beside an isolated class.
  func colour(of id: ClassID) -> Colour {
    isolated == nil || isolated == id ? palette.colour(of: id) : palette.grey(of: id)
  }
}
