import Labels

/// Draws the parts of a mask over cells that are already painted.
struct OverlayBrush {
  private let mode: Overlay.Mode
  private let light: CellStyle
  private let dark: CellStyle
  private let recoloured: Cell?

  init(labels: LabelPainter, mode: Overlay.Mode, recolour: ClassID?) {
    self.mode = mode
    light = labels.theme.style(.outlineLight, depth: labels.depth)
    dark = labels.theme.style(.outlineDark, depth: labels.depth)
    recoloured = recolour.map { LabelLooks(labels).lettered(Int16($0.rawValue)) }
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
    if isMarked(part) { cell.style = isEven ? light : dark }
  }

  private func colour(_ part: MaskPool.Part, isEven: Bool) -> Colour? {
    guard part != .outside else { return nil }
    if part == .boundary, mode != .off { return isEven ? light.background : dark.background }
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
