internal import Labels

/// Draws a chart as SVG 1.1.
internal struct SVGCanvas: ChartCanvas {
  private let size: Size<ImageSpace>
  private var elements: [String] = []
  private var clipCount = 0
  private var isClipping = false

  internal init(size: Size<ImageSpace>) { self.size = size }

  /// The whole document.
  internal var document: String {
    let (width, height) = (size.width, size.height)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="19.9">
      \(elements.joined(separator: "\n"))
      </svg>

      """
  }

  internal mutating func fill(_ box: ChartBox, colour: RGB) {
    let box = box.snapped
    elements.append(
      "<rect x=\"\(Self.text(box.left))\" y=\"\(Self.text(box.top))\""
        + " width=\"\(Self.text(box.width))\" height=\"\(Self.text(box.height))\""
        + " fill=\"\(colour.hexadecimal)\"/>")
  }

  internal mutating func fill(polygon points: [Point<CanvasSpace>], colour: RGB, opacity: Double) {
    elements.append(
      "<polygon points=\"\(Self.text(points))\" fill=\"\(colour.hexadecimal)\""
        + " fill-opacity=\"\(ChartNumber.text(opacity, decimals: 2))\"/>")
  }

  internal mutating func stroke(_ points: [Point<CanvasSpace>], _ stroke: ChartStroke) {
    let dash = ChartStroke.dash
    let dashes =
      stroke.isDashed
      ? " stroke-dasharray=\"\(Self.text(dash.on)) \(Self.text(dash.off))\"" : ""
    elements.append(
      "<polyline points=\"\(Self.text(points))\" fill=\"none\""
        + " stroke=\"\(stroke.colour.hexadecimal)\" stroke-width=\"\(Self.text(stroke.width))\""
        + " stroke-linejoin=\"round\"\(dashes)/>")
  }

  internal mutating func write(
    _ text: String, at position: Point<CanvasSpace>, anchor: ChartAnchor, colour: RGB, isBold: Bool
  ) {
    let place =
      switch anchor {
      case .start: "start"
      case .middle: "middle"
      case .end: "end"
      }
    let baseline = position.y + ChartText.capitalHeight / 2
    elements.append(
      "<text x=\"\(Self.text(position.x))\" y=\"\(Self.text(baseline))\" text-anchor=\"\(place)\""
        + " fill=\"\(colour.hexadecimal)\"\(isBold ? " font-weight=\"bold\"" : "")>"
        + "\(text.escapedForMarkup)</text>")
  }

  internal mutating func clip(to box: ChartBox?) {
    if isClipping { elements.append("</g>") }
    isClipping = box != nil
    guard let box else { return }
    clipCount += 1
    elements.append(
      "<clipPath id=\"plot\(clipCount)\"><rect x=\"\(Self.text(box.left))\""
        + " y=\"\(Self.text(box.top))\" width=\"\(Self.text(box.width))\""
        + " height=\"\(Self.text(box.height))\"/></clipPath>")
    elements.append("<g clip-path=\"url(#plot\(clipCount))\">")
  }

  private static func text(_ points: [Point<CanvasSpace>]) -> String {
    points.map { "\(text($0.x)),\(text($0.y))" }.joined(separator: " ")
  }

  /// A coordinate to the hundredth of a pixel, without needless zeros.
  private static func text(_ value: Double) -> String {
    var text = Substring(ChartNumber.text(value, decimals: 2))
    while text.hasSuffix("0") { text = text.dropLast() }
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }
}
