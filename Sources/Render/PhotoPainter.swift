public import Labels

/// Paints photos, alone or mixed with the colours of a label map.
public struct PhotoPainter: Sendable {
  /// The glyphs in use: below 256 colours a photo is a ramp of ASCII characters.
  public let glyphs: GlyphSet
  /// How much worse than with its own colours a sample may look with those of the cell on its left.
  ///
  /// In OKLab steps, 1 to 2 is just visible; 0 for none. It halves what a slow link has to carry.
  public let coalescing: Double

  let depth: ColourDepth
  private let background: Cell
  private static let ramp = Array(" .:-=+*#%@".unicodeScalars)

  /// Makes a painter.
  public init(theme: Theme, depth: ColourDepth, glyphs: GlyphSet, coalescing: Double = 4) {
    self.depth = theme.depth(on: depth)
    self.coalescing = coalescing
    self.glyphs = self.depth.rawValue < 256 && glyphs.hasBlocks ? .letters : glyphs
    background = Cell(" ", style: theme.style(.background, depth: depth))
  }

  /// Paints what a viewport shows of a photo into a rectangle of a frame.
  ///
  /// The viewport is in pixels of the label map; a photo of another size is scaled by ratio.
  /// - Complexity: O(visible pixels).
  public func paint(
    _ photo: RGBImage, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    let pool = pool(photo, viewport: viewport, canvas: canvas)
    paint(pool, labels: nil, into: &frame, at: canvas)
  }

  /// One colour per sample of a canvas.
  func pool(
    _ photo: RGBImage, viewport: Viewport, canvas: Rectangle<ScreenSpace>
  ) -> PhotoPool {
    PhotoPool(
      photo,
      grid: SampleGrid(
        viewport: viewport, canvas: canvas, layout: glyphs.layout,
        source: Size(width: photo.width, height: photo.height)))
  }

  /// Paints pooled colours; labels: the tints of the ramp below 256 colours, one per sample.
  func paint(
    _ pool: PhotoPool, labels: [Colour?]?, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    let visible = canvas.intersection(frame.bounds)
    let width = pool.grid.columns.count
    var quantiser = PhotoQuantiser(
      layout: glyphs.layout, depth: depth, tolerance: Float(coalescing),
      outside: background.style.background)
    for y in visible.y..<visible.maxY {
      quantiser.startRow()
      for x in visible.x..<visible.maxX {
        let samples = pool.cell(column: x - canvas.x, row: y - canvas.y)
        if samples[0] == PhotoPool.outside, samples.isUniform {
          frame[x, y] = background
        } else if depth.rawValue < 256 {
          let tint = labels?[(y - canvas.y) * width + x - canvas.x]
          frame[x, y] = Self.rampCell(samples[0], tint: tint, depth: depth)
        } else {
          frame[x, y] = quantiser.cell(samples)
        }
      }
    }
  }

  private static func rampCell(_ sample: UInt32, tint: Colour?, depth: ColourDepth) -> Cell {
    let lightness = OKLab(RGB(packed: sample)).lightness
    let step = min(max(Int(lightness / 100 * Float(ramp.count)), 0), ramp.count - 1)
    let style = tint.map { ClassPalette.chip($0, depth: depth) } ?? .plain
    return Cell(ramp[step], style: style)
  }
}
