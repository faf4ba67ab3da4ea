public import Labels

/// Marks on a painted canvas what a network is asked: points inside and outside, and a box by its corners.
///
/// Signs, not colours, so that they are found and told apart at every colour depth.
public struct PromptOverlay: Sendable {
  /// A point of a prompt.
  public struct Mark: Hashable, Sendable {
    /// Where it is.
    public let point: Point<ImageSpace>
    /// Whether the wanted object is there.
    public let isInside: Bool

    /// Makes a mark.
    public init(_ point: Point<ImageSpace>, isInside: Bool) {
      self.point = point
      self.isInside = isInside
    }
  }

  /// The points.
  public let marks: [Mark]
  /// Opposite corners of the box; nil for none.
  public let box: (Point<ImageSpace>, Point<ImageSpace>)?

  private let labels: LabelPainter

  /// Makes an overlay that draws with a painter's glyphs.
  public init(
    labels: LabelPainter, marks: [Mark], box: (Point<ImageSpace>, Point<ImageSpace>)? = nil
  ) {
    self.labels = labels
    self.marks = marks
    self.box = box
  }

  /// Marks what the canvas shows of it.
  /// - Complexity: O(points).
  public func paint(
    viewport: Viewport, into frame: inout Frame, at canvas: Rectangle<ScreenSpace>
  ) {
    let isASCII = labels.glyphs == .ascii
    if let (first, last) = box {
      // The corners lie on the edges between pixels; the cells are those of the pixels inside.
      let (left, right) = (min(first.x, last.x) + 0.5, max(first.x, last.x) - 0.5)
      let (top, bottom) = (min(first.y, last.y) + 0.5, max(first.y, last.y) - 0.5)
      let corners: [(Point<ImageSpace>, Unicode.Scalar)] = [
        (Point(x: left, y: top), "\u{250C}"), (Point(x: right, y: top), "\u{2510}"),
        (Point(x: left, y: bottom), "\u{2514}"), (Point(x: right, y: bottom), "\u{2518}"),
      ]
      for (corner, sign) in corners {
        put(isASCII ? "+" : sign, at: corner, viewport, into: &frame, canvas)
      }
    }
    for mark in marks {
      let sign: Unicode.Scalar =
        mark.isInside ? (isASCII ? "*" : "\u{25CF}") : (isASCII ? "o" : "\u{25CB}")
      put(sign, at: mark.point, viewport, into: &frame, canvas)
    }
  }

  private func put(
    _ sign: Unicode.Scalar, at point: Point<ImageSpace>, _ viewport: Viewport,
    into frame: inout Frame, _ canvas: Rectangle<ScreenSpace>
  ) {
    let cell = viewport.cell(ofImagePoint: point, in: canvas)
    let (x, y) = (Int(cell.x), Int(cell.y))
    guard canvas.intersection(frame.bounds).contains(x: x, y: y) else { return }
    frame[x, y] = Cell(sign, style: labels.theme.style(.outlineLight, depth: labels.depth))
  }
}
