public import Labels

/// Paints photos, alone or mixed with the colours of a label map.
public struct PhotoPainter: Sendable {
  /// The glyphs in use: below 256 colours a photo is a ramp of ASCII characters.
  public let glyphs: GlyphSet
  /// How much worse than with its own colours a sample may look with those of the cell on its left.
  ///
  /// In OKLab steps, 1 to 2 is just visible; 0 for none. It halves what a slow link has to carry.
  public let coalescing: Double

  private let depth: ColourDepth
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

  /// Paints a photo under the colours of its label map: `ratio` is the share of the class colour, 0...1.
  ///
  /// Void shows the photo alone. Below 256 colours the class is the background of the ramp; without
  /// any, a ratio of a half or more shows the letters.
  /// - Complexity: O(visible pixels).
  public func blend(
    _ photo: RGBImage, with map: LabelMap, ratio: Double, labels painter: LabelPainter,
    rule: PoolingRule, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    if depth == .mono, ratio >= 0.5 {
      painter.paint(map, viewport: viewport, into: &frame, at: canvas, rule: rule)
      return
    }
    var pool = pool(photo, viewport: viewport, canvas: canvas)
    let labels = painter.pool(
      map, viewport: viewport, canvas: canvas, rule: rule, layout: glyphs.layout)
    let colours = (0..<256).map { painter.colour(of: ClassID(UInt8($0))) }
    guard depth.rawValue >= 256 else {
      let tints = labels.labels.map { $0 < 0 || $0 == 255 ? nil : colours[Int($0)] }
      paint(pool, labels: tints, into: &frame, at: canvas)
      return
    }
    Self.mix(&pool.colours, labels.labels, colours: colours, ratio: ratio)
    paint(pool, labels: nil, into: &frame, at: canvas)
  }

  private func pool(
    _ photo: RGBImage, viewport: Viewport, canvas: Rectangle<ScreenSpace>
  ) -> PhotoPool {
    PhotoPool(
      photo,
      grid: SampleGrid(
        viewport: viewport, canvas: canvas, layout: glyphs.layout,
        source: Size(width: photo.width, height: photo.height)))
  }

  private static func mix(
    _ samples: inout [UInt32], _ labels: [Int16], colours: [Colour], ratio: Double
  ) {
    let share = UInt32((min(max(ratio, 0), 1) * 256).rounded())
    let packed = colours.map { $0.rgb?.packed }
    for index in samples.indices where samples[index] != PhotoPool.outside {
      let label = labels[index]
      guard label >= 0, label != 255, let colour = packed[Int(label)] else { continue }
      let photo = samples[index]
      // Red and blue at once, then green: each keeps sixteen bits to itself.
      let odd = ((photo & 0xFF00FF) * (256 - share) + (colour & 0xFF00FF) * share) >> 8
      let even = ((photo & 0x00FF00) >> 8 * (256 - share) + (colour & 0x00FF00) >> 8 * share)
      samples[index] = odd & 0xFF00FF | even & 0x00FF00
    }
  }

  private func paint(
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
