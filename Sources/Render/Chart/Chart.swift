public import Labels

/// A chart as a value: axes, marks in the order in which they are drawn, and words around them.
///
/// It is drawn as SVG text by ``svg(size:)`` and as an image by ``image(size:)``, which look alike. The
/// same chart gives the same bytes on every machine.
public struct Chart: Hashable, Sendable {
  /// What the chart shows; drawn in bold above everything.
  public var title: String
  /// A line of numbers or conditions below the title; empty for none.
  public var subtitle: String
  /// The axis at the bottom.
  public var horizontal: ChartAxis
  /// The axis at the left.
  public var vertical: ChartAxis
  /// What is drawn, later marks over earlier ones; those with a name are in the legend.
  public var marks: [ChartMark]

  /// Makes a chart.
  public init(
    title: String, subtitle: String = "", horizontal: ChartAxis, vertical: ChartAxis,
    marks: [ChartMark]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.horizontal = horizontal
    self.vertical = vertical
    self.marks = marks
  }

  /// The size of a chart unless another is wanted, pixels.
  public static let standardSize = Size<ImageSpace>(width: 1200, height: 750)
  /// The smallest size that leaves room for axes and words, pixels.
  public static let smallestSize = Size<ImageSpace>(width: 640, height: 400)

  /// The chart as a self-contained SVG document, without fonts or scripts of others.
  ///
  /// size: at least ``smallestSize``.
  /// - Complexity: O(points).
  public func svg(size: Size<ImageSpace> = standardSize) -> String {
    var canvas = SVGCanvas(size: size)
    ChartPainter(chart: self, size: size).paint(on: &canvas)
    return canvas.document
  }

  /// The chart as an image; letters that are not ASCII are drawn as question marks.
  ///
  /// size: at least ``smallestSize``.
  /// - Complexity: O(pixels + pixels that each line passes).
  public func image(size: Size<ImageSpace> = standardSize) -> RGBImage {
    var canvas = RasterCanvas(size: size)
    ChartPainter(chart: self, size: size).paint(on: &canvas)
    return canvas.image
  }
}
