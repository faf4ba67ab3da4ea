public import Labels

/// How the borders of components are drawn.
public enum BorderStyle: Hashable, Sendable {
  /// The component's class colour, half way or more to black or white, whichever stands out: over labels.
  case contrast
  /// In the class's own colour: over a photo.
  case classColour
}

extension LabelPainter {
  /// Draws the borders of all components of a map over a canvas that shows it, or its photo.
  ///
  /// Two components of one class never touch, so a border is where the label changes. One sample wide
  /// between neighbours; over a photo every component has its own line along its inside. Without
  /// blocks border cells are underlined.
  /// - Complexity: O(visible pixels).
  public func paintBorders(
    of map: LabelMap, style: BorderStyle = .contrast, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>, rule: PoolingRule
  ) {
    let layout = glyphs.layout
    let pool = pool(
      map, viewport: viewport, canvas: canvas, rule: rule, layout: layout, margin: 1)
    let colours = borderColours(style)
    func colour(_ column: Int, _ row: Int) -> Colour? {
      // The pool has a margin of one sample on every side.
      let label = pool.label(column: column + 1, row: row + 1)
      guard label >= 0 else { return nil }
      func differs(_ columns: Int, _ rows: Int) -> Bool {
        let other = pool.label(column: column + 1 + columns, row: row + 1 + rows)
        return other >= 0 && other != label
      }
      let isBorder = differs(1, 0) || differs(0, 1)
      guard isBorder || (style == .classColour && (differs(-1, 0) || differs(0, -1))) else {
        return nil
      }
      return colours[Int(label)]
    }
    let visible = canvas.intersection(frame.bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = ((x - canvas.x) * layout.columns, (y - canvas.y) * layout.rows)
        var border = CellSamples<Colour?>(layout, repeating: nil)
        for index in 0..<layout.count {
          border.set(
            index, to: colour(column + index % layout.columns, row + index / layout.columns),
            weight: MarkWeight.border)
        }
        if glyphs.hasBlocks {
          frame[x, y].mark(border)
        } else if border[0] != nil {
          frame[x, y].style.attributes.formUnion([.underline])
        }
      }
    }
  }

  private func borderColours(_ style: BorderStyle) -> [Colour] {
    let colours = (0..<256).map { colour(of: ClassID(UInt8($0))) }
    guard style == .contrast else { return colours }
    // Few of the ids have colours of their own.
    var known: [Colour: Colour] = [:]
    return colours.map { colour in
      if let border = known[colour] { return border }
      let border = contrast(to: colour)
      known[colour] = border
      return border
    }
  }

  /// A colour that stands out from another, at least 3 to 1, without being as loud as the selected
  /// component's outline; black or white where there are too few colours for that.
  private func contrast(to colour: Colour) -> Colour {
    let text = ClassPalette.chip(colour, depth: palette.depth).foreground
    guard let own = colour.rgb, let other = text.rgb, palette.depth.rawValue >= 256 else {
      return text
    }
    for share in stride(from: 0.5, to: 1, by: 0.1) {
      let mixed = Colour.direct(Contrast.mix(own, other, share: share))
        .quantised(to: palette.depth)
      if let rgb = mixed.rgb, Contrast.ratio(rgb, own) >= 3 { return mixed }
    }
    return text
  }
}
