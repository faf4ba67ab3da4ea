import Labels

/// Draws the parts of a mask over cells that are already painted.
struct OverlayBrush {
  private let mode: Overlay.Mode
  private let hasBlocks: Bool
  /// The tones of the selected component's outline, which outranks labels and borders.
  private let tones: [Colour]
  private let light: CellStyle
  private let dark: CellStyle
  /// The selected component's two tones: an outline that has room for one only takes one of them.
  private let lone: (light: CellStyle, dark: CellStyle)
  private let recoloured: Cell?
  /// What takes the place of every other boundary sample; nil for the dark tone.
  private let proposed: Cell?

  /// Prepares to draw the selected component.
  init(labels: LabelPainter, mode: Overlay.Mode, recolour: ClassID?) {
    self.mode = mode
    hasBlocks = labels.glyphs.hasBlocks
    light = labels.theme.style(.outlineLight, depth: labels.depth)
    dark = labels.theme.style(.outlineDark, depth: labels.depth)
    lone = (light, dark)
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
    lone = (
      labels.theme.style(.outlineLight, depth: labels.depth),
      labels.theme.style(.outlineDark, depth: labels.depth)
    )
    tones = labels.outlineTones
    recoloured = nil
    proposed = cell
  }

  /// Draws over a cell; `isEven` is the checkerboard's field of each of its samples.
  ///
  /// isLight: which tone the outline has when it has one only, see `standsOutLight`; nil when it has both.
  func paint(
    _ cell: inout Cell, parts: CellSamples<MaskPool.Part>, isLight: Bool?, isEven: (Int) -> Bool
  ) {
    guard hasBlocks else {
      // A letter of its own tells a proposal on either field.
      let isLight = proposed == nil ? isLight : nil
      return paint(&cell, part: parts[0], isEven: isLight ?? isEven(0))
    }
    var marks = CellSamples<Colour?>(parts.layout, repeating: nil)
    for index in 0..<parts.layout.count where parts[index] != .outside {
      // The boundary stays, and so does a class that nothing else tells of.
      let isHeavy = parts[index] == .boundary || mode == .off
      let mark =
        if let isLight, parts[index] == .boundary, mode != .off {
          (isLight ? lone.light : lone.dark).background
        } else {
          colour(parts[index], isEven: isEven(index))
        }
      marks.set(index, to: mark, weight: isHeavy ? MarkWeight.mark : MarkWeight.label)
    }
    cell.mark(marks, keeping: tones)
  }

  /// Whether the light tone's least contrast with some colours is the better one.
  func standsOutLight(on colours: Set<Colour>) -> Bool {
    guard let light = lone.light.background.rgb, let dark = lone.dark.background.rgb else {
      return true
    }
    let under = colours.compactMap(\.rgb)
    func least(_ tone: RGB) -> Double {
      under.reduce(.infinity) { min($0, Contrast.ratio(tone, $1)) }
    }
    return least(light) >= least(dark)
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
