import Labels

/// Draws the parts of a mask over cells that are already painted.
struct OverlayBrush {
  private let mode: Overlay.Mode
  private let light: CellStyle
  private let dark: CellStyle
  private let recoloured: Cell?
  /// What takes the place of every other boundary sample; nil for the dark tone.
  private let proposed: Cell?

  /// Prepares to draw the selected component.
  init(labels: LabelPainter, mode: Overlay.Mode, recolour: ClassID?) {
    self.mode = mode
    light = labels.theme.style(.outlineLight, depth: labels.depth)
    dark = labels.theme.style(.outlineDark, depth: labels.depth)
    recoloured = recolour.map { LabelLooks(labels).lettered(Int16($0.rawValue)) }
    proposed = nil
  }

  /// Prepares to draw the outline of pixels that would get a class.
  init(labels: LabelPainter, proposing classID: ClassID) {
    mode = .outline
    let cell = LabelLooks(labels).lettered(Int16(classID.rawValue))
    // A light class alternates with black, a dark one with white.
    let isLight = cell.style.background.rgb.map { Contrast.text(on: $0) == RGB(0, 0, 0) } ?? false
    light = labels.theme.style(isLight ? .outlineDark : .outlineLight, depth: labels.depth)
    dark = light
    recoloured = nil
    proposed = cell
  }

  /// Draws over a cell of two samples; `isEven` is the checkerboard's phase of the upper one.
  func paint(_ cell: inout Cell, top: MaskPool.Part, bottom: MaskPool.Part, isEven: Bool) {
    guard top != .outside || bottom != .outside else { return }
    var halves = HalfBlock(cell)
    if let colour = colour(top, isEven: isEven) { halves.top = colour }
    if let colour = colour(bottom, isEven: !isEven) { halves.bottom = colour }
    if halves != HalfBlock(cell) { cell = halves.cell }
  }

  /// Draws over a cell of one sample; its letter stays readable.
  func paint(_ cell: inout Cell, part: MaskPool.Part, isEven: Bool) {
    guard part != .outside else { return }
    if let recoloured { cell = recoloured }
    guard isMarked(part) else { return }
    if !isEven, let proposed {
      cell = Cell(proposed.scalar, style: proposed.style)
      cell.style.attributes.insert(.underline)
    } else {
      cell.style = isEven ? light : dark
    }
  }

  private func colour(_ part: MaskPool.Part, isEven: Bool) -> Colour? {
    guard part != .outside else { return nil }
    if part == .boundary, mode != .off {
      return isEven ? light.background : (proposed?.style ?? dark).background
    }
    if let recoloured { return recoloured.style.background }
    return mode == .fill ? light.background : nil
  }

  private func isMarked(_ part: MaskPool.Part) -> Bool {
    switch mode {
    case .off: false
    case .outline: part == .boundary
    case .fill: part == .boundary || recoloured == nil
    }
  }
}
