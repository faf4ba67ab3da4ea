public import Labels

/// Marks on a painted canvas which pixels a change gives to a component and which it takes away.
///
/// Whole cells carry `+` or `-` on the theme's colours, so that the two differ without colour too; a part
/// of a cell has the colour only. A change that reaches into the canvas shows in one sample at least.
public struct ChangeOverlay: Sendable {
  /// The pixels that the component gains; nil for none.
  public var gained: Mask?
  /// The pixels that it loses; nil for none.
  public var lost: Mask?

  private let labels: LabelPainter
  private let gainedStyle: CellStyle
  private let lostStyle: CellStyle

  /// Makes an overlay that draws with a painter's colours and glyphs.
  public init(labels: LabelPainter, gained: Mask? = nil, lost: Mask? = nil) {
    self.labels = labels
    self.gained = gained
    self.lost = lost
    gainedStyle = labels.theme.style(.gained, depth: labels.depth)
    lostStyle = labels.theme.style(.lost, depth: labels.depth)
  }

  /// Marks the change on a canvas that a painter has painted with the same viewport.
  /// - Complexity: O(visible pixels of the masks' bounds).
  public func paint(
    viewport: Viewport, into frame: inout Frame, at canvas: Rectangle<ScreenSpace>
  ) {
    paint(lost, "-", lostStyle, viewport: viewport, into: &frame, at: canvas)
    paint(gained, "+", gainedStyle, viewport: viewport, into: &frame, at: canvas)
  }

  private func paint(
    _ mask: Mask?, _ sign: Unicode.Scalar, _ style: CellStyle, viewport: Viewport,
    into frame: inout Frame, at canvas: Rectangle<ScreenSpace>
  ) {
    guard let mask, !mask.bounds.isEmpty, !canvas.isEmpty else { return }
    let layout = labels.glyphs.layout
    let pool = MaskPool(mask, viewport: viewport, canvas: canvas, layout: layout)
    let visible = canvas.intersection(frame.bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let parts = pool.cell(column: x - canvas.x, row: y - canvas.y)
        var marks = CellSamples<Colour?>(layout, repeating: nil)
        var isWhole = true
        for index in 0..<layout.count {
          if parts[index] == .outside {
            isWhole = false
          } else {
            marks.set(index, to: style.background, weight: 6)
          }
        }
        if isWhole {
          frame[x, y] = Cell(sign, style: style)
        } else {
          frame[x, y].mark(marks)
        }
      }
    }
  }
}
