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

  /// Which of the labels under a sample it shows.
  var rule = PoolingRule.majority
  /// The name of the class that keeps its colour, all others turning grey; nil for all in colour.
  var isolated: String?
  /// Whether flat parts carry their class's letter.
  var showsLetters = false
  /// Whether names and shares stand below.
  var hasLegend = true

  /// What an exhibit looks like, with names and shares below: each picture whole, at its own aspect.
  /// - Throws: ``ShowProblem`` when there is no class of the name of ``isolated``.
  /// - Complexity: O(pixels).
  func text(_ exhibit: Exhibit) throws -> String {
    let frames = try frames(of: exhibit)
    return text(frames.image) + (hasLegend ? text(frames.legend) : "")
  }

  private func frames(of exhibit: Exhibit) throws -> (image: Frame, legend: Frame) {
    switch exhibit {
    case .single(let picture):
      let legend = legend(of: picture, width: legendWidth)
      return (try frame(of: picture.picture, in: box(below: legend.height)), legend)
    case .pair(let left, let right):
      // One column keeps the pictures apart.
      let half = max(1, (legendWidth - 1) / 2)
      let legends = [left, right].map {
        legend(of: $0, width: half, lines: PictureLegend.mostLinesInPair)
      }
      let box = box(below: legends.map(\.height).max() ?? 0)
      let room = Size<ScreenSpace>(width: max(1, (box.width - 1) / 2), height: box.height)
      let images = try [left, right].map { try frame(of: $0.picture, in: room) }
      return (
        Frame(besides: images, width: room.width), Frame(besides: legends, width: half)
      )
    case .difference(let comparison):
      let palette = ClassPalette(
        taxonomy: comparison.taxonomy, theme: theme, depth: depth ?? .mono)
      let legend = PictureLegend(comparison).frame(width: legendWidth, palette: palette)
      return (try frame(of: comparison, in: box(below: legend.height)), legend)
    }
  }

  private func legend(
    of picture: NamedPicture, width: Int, lines: Int = PictureLegend.mostLines
  ) -> Frame {
    let palette: ClassPalette? =
      switch picture.picture {
      case .photo: nil
      case .labels(let labels):
        ClassPalette(taxonomy: labels.taxonomy, theme: theme, depth: depth ?? .mono)
      }
    return PictureLegend(picture.picture, name: picture.name)
      .frame(width: width, palette: palette, lines: lines)
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
    case .screen(let size):
      Size(width: size.width, height: max(size.height - (hasLegend ? legend : 0), 1))
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

  private func frame(of picture: Picture, in box: Size<ScreenSpace>) throws -> Frame {
    let (viewport, canvas) = Self.fitting(picture.size, in: box)
    var frame = Frame(width: canvas.width, height: canvas.height)
    switch picture {
    case .photo(let image, _):
      let painter = PhotoPainter(theme: theme, depth: depth ?? .mono, glyphs: glyphs)
      painter.paint(image, viewport: viewport, into: &frame, at: canvas)
    case .labels(let labels):
      try painter(of: labels.taxonomy)
        .paint(labels.map, viewport: viewport, into: &frame, at: canvas, rule: rule)
    }
    return frame
  }

  private func frame(of comparison: MapComparison, in box: Size<ScreenSpace>) throws -> Frame {
    let (viewport, canvas) = Self.fitting(comparison.after.size, in: box)
    var frame = Frame(width: canvas.width, height: canvas.height)
    try painter(of: comparison.taxonomy)
      .paintDifference(
        from: comparison.before, to: comparison.after, ignoringVoid: comparison.ignoresVoid,
        viewport: viewport, into: &frame, at: canvas, rule: rule)
    return frame
  }

  private func painter(of taxonomy: Taxonomy) throws -> LabelPainter {
    var painter = LabelPainter(
      taxonomy: taxonomy, theme: theme, depth: depth ?? .mono, glyphs: glyphs)
    painter.showsLetters = showsLetters
    guard let isolated else { return painter }
    guard let id = taxonomy.classes.first(where: { $0.name == isolated })?.id else {
      throw ShowProblem.noClass(isolated, known: taxonomy.classes.map(\.name))
    }
    painter.isolated = id
    return painter
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

extension Frame {
  /// Frames beside each other, in columns of one width with a blank one between.
  fileprivate init(besides frames: [Frame], width: Int) {
    self.init(
      width: frames.count * (width + 1) - 1, height: frames.map(\.height).max() ?? 0)
    for (place, frame) in frames.enumerated() { insert(frame, x: place * (width + 1)) }
  }

  private mutating func insert(_ other: Frame, x left: Int) {
    for y in 0..<other.height {
      for x in 0..<min(other.width, width - left) { self[left + x, y] = other[x, y] }
    }
  }
}
