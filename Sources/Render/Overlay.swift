public import Labels

/// Marks the selected component on a painted canvas.
///
/// The outline runs along the inside of the component, in turns black and white, so that it stands out
/// from every class colour. It never vanishes: a component that reaches into the canvas shows in one
/// sample at least, and where there is room for one tone only, that is the one that stands out there.
/// Where a cell has more colours than it can show, proposals come before the selected outline, that
/// before the borders of components, and those before labels.
public struct Overlay: Sendable {
  /// How the component is marked.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Its boundary.
    case outline
    /// Its boundary and its whole area.
    case fill
    /// Not at all.
    case off
  }

  /// The component; nil for none.
  public var selected: Mask?
  /// How it is marked.
  public var mode: Mode
  /// The class that the component is shown as, under the mark: what a decision would make of it.
  ///
  /// Nil leaves what is painted.
  public var recolour: ClassID?

  /// Pixels that something suggests to give a class.
  public struct Proposal: Hashable, Sendable {
    /// The pixels.
    public let mask: Mask
    /// The class that they would have; void when they would be given up.
    public let classID: ClassID

    /// Makes a proposal.
    public init(mask: Mask, classID: ClassID) {
      self.mask = mask
      self.classID = classID
    }
  }

  /// What is suggested: its outline is drawn last, in turns in black or white and in the suggested class's colour.
  ///
  /// Without blocks the class's letter takes the place of the colour. An outline with room for one tone
  /// only has that tone. Nil for none.
  public var proposal: Proposal?

  private let labels: LabelPainter

  /// Makes an overlay that draws with a painter's colours and glyphs.
  public init(
    labels: LabelPainter, selected: Mask? = nil, mode: Mode = .outline, recolour: ClassID? = nil,
    proposal: Proposal? = nil
  ) {
    self.labels = labels
    self.selected = selected
    self.mode = mode
    self.recolour = recolour
    self.proposal = proposal
  }

  /// Marks the component on a canvas that a painter has painted with the same viewport.
  /// - Complexity: O(visible pixels of the mask's bounds).
  public func paint(
    viewport: Viewport, into frame: inout Frame, at canvas: Rectangle<ScreenSpace>
  ) {
    guard !canvas.isEmpty else { return }
    // Both look at the canvas without either's marks.
    let marks = [
      selected.flatMap { selected in
        guard mode != .off || recolour != nil else { return nil }
        return mark(
          selected, OverlayBrush(labels: labels, mode: mode, recolour: recolour),
          viewport: viewport,
          over: frame, at: canvas)
      },
      proposal.map {
        mark(
          $0.mask, OverlayBrush(labels: labels, proposing: $0.classID), viewport: viewport,
          over: frame, at: canvas)
      },
    ]
    for mark in marks { if let mark { paint(mark, into: &frame, at: canvas) } }
  }

  /// What is drawn of a mask; `isLight` is the only tone of an outline that has room for one.
  private typealias Mark = (pool: MaskPool, brush: OverlayBrush, isLight: Bool?)

  private func mark(
    _ mask: Mask, _ brush: OverlayBrush, viewport: Viewport, over frame: Frame,
    at canvas: Rectangle<ScreenSpace>
  ) -> Mark {
    let pool = MaskPool(
      mask, viewport: viewport, canvas: canvas, layout: labels.glyphs.layout)
    let colours = pool.surroundings(in: frame, at: canvas)
    return (pool, brush, colours.map(brush.standsOutLight(on:)))
  }

  private func paint(
    _ mark: Mark, into frame: inout Frame, at canvas: Rectangle<ScreenSpace>
  ) {
    let pool = mark.pool
    let visible = canvas.intersection(frame.bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = (x - canvas.x, y - canvas.y)
        let parts = pool.cell(column: column, row: row)
        guard parts[0] != .outside || !parts.isUniform else { continue }
        mark.brush.paint(&frame[x, y], parts: parts, isLight: mark.isLight) {
          pool.grid.isEven(column: column, row: row, index: $0)
        }
      }
    }
  }
}
