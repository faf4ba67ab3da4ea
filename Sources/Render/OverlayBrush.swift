import Labels

/// Draws the parts of a mask over cells that are already painted.
struct OverlayBrush {
  private let mode: Overlay.Mode
  private let hasBlocks: Bool
  /// The tones of the selected component's outline, which outranks labels and borders.
  private let tones: [Colour]
  private let light: CellStyle
  private let dark: CellStyle
  private let recoloured: Cell?
  /// What takes the place of every other boundary sample; nil for the dark tone.
  private let proposed: Cell?

  /// Prepares to draw the selected component.
  init(labels: LabelPainter, mode: Overlay.Mode, recolour: ClassID?) {
    self.mode = mode
    hasBlocks = labels.glyphs.hasBlocks
    light = labels.theme.style(.outlineLight, depth: labels.depth)
    dark = labels.theme.style(.outlineDark, depth: labels.depth)
    tones = []
    recoloured = recolour.map { LabelLooks(labels).lettered(Int16($0.rawValue)) }
    proposed = nil
  }

  /// Prepares to draw the outline of pixels that would get a class.
  init(labels: LabelPainter, proposing classID: ClassID) {
    mode = .outline
    hasBlocks = labels.glyphs.hasBlocks
    let cell = LabelLooks(labels).lettered(Int16(classID.rawValue))
    // A light class alternates with black, a dark one with white.
    let isLight = cell.style.background.rgb.map { Contrast.text(on: $0) == RGB(0, 0, 0) } ?? false
    light = labels.theme.style(isLight ? .outlineDark : .outlineLight, depth: labels.depth)
    dark = light
    tones = [ThemeRole.outlineLight, .outlineDark].map {
      labels.theme.style($0, depth: labels.depth).background
    }
    recoloured = nil
    proposed = cell
  }

  /// Draws over a cell; `isEven` is the checkerboard's field of each of its samples.
  ///
  /// isSingle: whether this is all that shows of the mask; then its one tone is the one that stands out.
  func paint(
    _ cell: inout Cell, parts: CellSamples<MaskPool.Part>, isSingle: Bool,
    isEven: (Int) -> Bool
  ) {
    guard hasBlocks else { return paint(&cell, part: parts[0], isEven: isEven(0)) }
    let under = CellSamples(cell, layout: parts.layout)
    var marks = CellSamples<Colour?>(parts.layout, repeating: nil)
    for index in 0..<parts.layout.count where parts[index] != .outside {
      let isLight =
        isSingle && proposed == nil ? standsOutLight(on: under[index]) : isEven(index)
      // The boundary stays, and so does a class that nothing else tells of.
      let isHeavy = parts[index] == .boundary || mode == .off
      marks.set(index, to: colour(parts[index], isEven: isLight), weight: isHeavy ? 6 : 1)
    }
    cell.mark(marks, keeping: tones)
  }

  /// Whether the light tone stands out more from a colour than the dark one.
  private func standsOutLight(on colour: Colour) -> Bool {
    guard let under = colour.rgb, let light = light.background.rgb,
      let dark = dark.background.rgb
    else { return true }
    return Contrast.ratio(light, under) >= Contrast.ratio(dark, under)
  }

  /// Draws over a cell of one sample; its letter stays readable.
  private func paint(_ cell: inout Cell, part: MaskPool.Part, isEven: Bool) {
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
