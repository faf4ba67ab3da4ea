import Labels
import Render

/// Turns a picture into lines of text, with or without ANSI escapes.
struct PicturePrinter {
  /// Columns and rows that picture and legend may take together, or the picture alone.
  enum Room: Hashable, Sendable {
    /// The picture gets what the legend leaves, at least one row.
    case screen(Size<ScreenSpace>)
    /// The picture gets all of it; the legend comes below.
    case picture(Size<ScreenSpace>)
  }

  /// The narrowest legend below a picture of a size that was asked for, in columns.
  private static let leastLegendWidth = 40

  /// The theme that colours come from.
  let theme: Theme
  /// The colours of the escapes; nil for plain text.
  let depth: ColourDepth?
  /// What pictures are drawn with.
  let glyphs: GlyphSet
  /// The room on the screen.
  let room: Room

  /// The picture, whole, at its own aspect, and its legend.
  /// - Complexity: O(pixels).
  func text(_ picture: Picture, name: String) -> String {
    let depth = depth ?? .mono
    let palette: ClassPalette? =
      switch picture {
      case .photo: nil
      case .labels(let labels):
        ClassPalette(taxonomy: labels.taxonomy, theme: theme, depth: depth)
      }
    let legend = PictureLegend(picture, name: name).frame(width: legendWidth, palette: palette)
    let image = frame(of: picture, in: box(below: legend.height), depth: depth)
    return text(image) + text(legend)
  }

  private var legendWidth: Int {
    switch room {
    case .screen(let size): size.width
    case .picture(let size): max(size.width, Self.leastLegendWidth)
    }
  }

  private func box(below legend: Int) -> Size<ScreenSpace> {
    switch room {
    case .picture(let size): size
    case .screen(let size): Size(width: size.width, height: max(size.height - legend, 1))
    }
  }

  private func text(_ frame: Frame) -> String {
    if let depth { return frame.ansi(depth: theme.depth(on: depth)) }
    let lines = frame.text().split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.map { line in
      let end = line.lastIndex { $0 != " " }
      return (end.map { line[...$0] } ?? "") + "\n"
    }.joined()
  }

  private func frame(
    of picture: Picture, in box: Size<ScreenSpace>, depth: ColourDepth
  ) -> Frame {
    let (viewport, canvas) = Self.fitting(picture.size, in: box)
    var frame = Frame(width: canvas.width, height: canvas.height)
    switch picture {
    case .photo(let image, _):
      let painter = PhotoPainter(theme: theme, depth: depth, glyphs: glyphs)
      painter.paint(image, viewport: viewport, into: &frame, at: canvas)
    case .labels(let labels):
      let painter = LabelPainter(
        taxonomy: labels.taxonomy, theme: theme, depth: depth, glyphs: glyphs)
      painter.paint(
        labels.map, viewport: viewport, into: &frame, at: canvas, rule: .majority)
    }
    return frame
  }

  /// The largest canvas within a box that has an image's shape, and the viewport that fills it from
  /// the top left on.
  static func fitting(
    _ image: Size<ImageSpace>, in box: Size<ScreenSpace>
  ) -> (viewport: Viewport, canvas: Rectangle<ScreenSpace>) {
    let all = Rectangle<ScreenSpace>(x: 0, y: 0, width: box.width, height: box.height)
    let scale = Viewport.fitting(imageSize: image, in: all).scale
    func cells(_ pixels: Int, per cell: Double, most: Int) -> Int {
      // The tolerance keeps an image that fits exactly from taking one more.
      min(max(Int((Double(pixels) / cell - 1e-6).rounded(.up)), 1), most)
    }
    let columns = cells(image.width, per: scale, most: box.width)
    let rows = cells(image.height, per: scale * 2, most: box.height)
    let center = Point<ImageSpace>(x: Double(columns) * scale / 2, y: Double(rows) * scale)
    return (
      Viewport(imageSize: image, center: center, scale: scale),
      Rectangle(x: 0, y: 0, width: columns, height: rows)
    )
  }
}
