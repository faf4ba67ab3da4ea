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
    guard !canvas.isEmpty else { return }
    let layout = labels.glyphs.layout
    func pool(_ mask: Mask?) -> MaskPool? {
      guard let mask, !mask.bounds.isEmpty else { return nil }
      return MaskPool(mask, viewport: viewport, canvas: canvas, layout: layout)
    }
    let (gained, lost) = (pool(gained), pool(lost))
    guard gained != nil || lost != nil else { return }
    let tones = labels.outlineTones
    let visible = canvas.intersection(frame.bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = (x - canvas.x, y - canvas.y)
        // Both at once, so that neither takes the other's place in a cell with more colours.
        var marks = CellSamples<Colour?>(layout, repeating: nil)
        let isLost = add(lost, lostStyle, column, row, to: &marks)
        let isGained = add(gained, gainedStyle, column, row, to: &marks)
        if marks.isUniform, isGained {
          frame[x, y] = Cell("+", style: gainedStyle)
        } else if marks.isUniform, isLost {
          frame[x, y] = Cell("-", style: lostStyle)
        } else {
          frame[x, y].mark(marks, keeping: tones)
        }
      }
    }
  }

  /// Sets the samples of a cell that are part of a mask; whether all are.
  private func add(
    _ pool: MaskPool?, _ style: CellStyle, _ column: Int, _ row: Int,
    to marks: inout CellSamples<Colour?>
  ) -> Bool {
    guard let parts = pool?.cell(column: column, row: row) else { return false }
    var isWhole = true
    for index in 0..<parts.layout.count {
      if parts[index] == .outside {
        isWhole = false
      } else {
        marks.set(index, to: style.background, weight: MarkWeight.mark)
      }
    }
    return isWhole
  }
}
