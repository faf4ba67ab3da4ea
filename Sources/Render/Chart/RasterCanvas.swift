internal import Labels

/// Draws a chart into an image, with smooth lines.
internal struct RasterCanvas: ChartCanvas {
  /// What is drawn so far; white at the start.
  internal private(set) var image: RGBImage
  /// The pixels that may be changed.
  private var area: Rectangle<ImageSpace>

  internal init(size: Size<ImageSpace>) {
    image = RGBImage(width: size.width, height: size.height, filledWith: ChartColours.paper)
    area = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
  }

  internal mutating func clip(to box: ChartBox?) {
    area = Rectangle(x: 0, y: 0, width: image.width, height: image.height)
    guard let box else { return }
    area = area.intersection(Self.pixels(in: box.snapped))
  }

  internal mutating func fill(_ box: ChartBox, colour: RGB) {
    let box = area.intersection(Self.pixels(in: box.snapped))
    for y in box.y..<box.maxY {
      for x in box.x..<box.maxX { image[x, y] = colour }
    }
  }

  internal mutating func fill(polygon points: [Point<CanvasSpace>], colour: RGB, opacity: Double) {
    for y in rows(of: points, margin: 0) {
      let row = PolygonCoverage.row(y, of: points, columns: area.x..<area.maxX)
      for (column, coverage) in row.enumerated() where coverage > 0 {
        blend(colour, x: area.x + column, y: y, share: Double(coverage) * opacity)
      }
    }
  }

  internal mutating func stroke(_ points: [Point<CanvasSpace>], _ stroke: ChartStroke) {
    let coverage = StrokeCoverage(of: points, stroke, within: area)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        let share = coverage[x, y]
        if share > 0 { blend(stroke.colour, x: x, y: y, share: Double(share)) }
      }
    }
  }

  internal mutating func write(
    _ text: String, at position: Point<CanvasSpace>, anchor: ChartAnchor, colour: RGB, isBold: Bool
  ) {
    let width = ChartText.width(of: text)
    var left = position.x
    switch anchor {
    case .start: break
    case .middle: left -= width / 2
    case .end: left -= width
    }
    let top = Int((position.y - ChartText.capitalHeight / 2).rounded())
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let x = Int((left + Double(index) * ChartText.advance).rounded())
      draw(BitmapFont.rows(of: scalar), x: x, y: top, colour: colour, isBold: isBold)
    }
  }

  /// Draws a letter, each of its dots two pixels wide and high, in bold three wide.
  private mutating func draw(_ rows: [UInt8], x left: Int, y top: Int, colour: RGB, isBold: Bool) {
    for (row, bits) in rows.enumerated() {
      for column in 0..<BitmapFont.width where bits >> (BitmapFont.width - 1 - column) & 1 == 1 {
        for dot in 0..<(isBold ? 6 : 4) {
          let (x, y) = (left + column * 2 + dot / 2, top + row * 2 + dot % 2)
          if area.contains(x: x, y: y) { image[x, y] = colour }
        }
      }
    }
  }

  private mutating func blend(_ colour: RGB, x: Int, y: Int, share: Double) {
    func mixed(_ old: UInt8, _ new: UInt8) -> UInt8 {
      UInt8((Double(old) + (Double(new) - Double(old)) * min(1, share)).rounded())
    }
    let old = image[x, y]
    image[x, y] = RGB(
      mixed(old.red, colour.red), mixed(old.green, colour.green), mixed(old.blue, colour.blue))
  }

  private func rows(of points: [Point<CanvasSpace>], margin: Double) -> Range<Int> {
    guard let low = points.map(\.y).min(), let high = points.map(\.y).max() else { return 0..<0 }
    let first = max(Double(area.y), (low - margin).rounded(.down))
    let end = min(Double(area.maxY), (high + margin).rounded(.up))
    return first < end ? Int(first)..<Int(end) : 0..<0
  }

  /// The pixels of a box of whole sides; what lies far outside of any image is cut off.
  private static func pixels(in box: ChartBox) -> Rectangle<ImageSpace> {
    func whole(_ value: Double) -> Int { Int(min(1e6, max(-1e6, value))) }
    let (x, y) = (whole(box.left), whole(box.top))
    return Rectangle(
      x: x, y: y, width: max(0, whole(box.right) - x), height: max(0, whole(box.bottom) - y))
  }
}
