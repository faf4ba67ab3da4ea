public import Labels

/// How the parts of two maps are drawn in which they agree.
public enum AgreementStyle: Hashable, Sendable {
  /// In grey, so that what differs stands out.
  case grey
  /// In the classes' colours.
  case coloured
}

extension LabelPainter {
  /// Paints where two maps of one size differ.
  ///
  /// What differs has the colours of the second map, hatched with those of the first: of four samples
  /// along a row three show what is, one what was. Without colour these are letters, reversed where the
  /// rest are letters too. ignoringVoid: pixels that are void (255) in either map do not differ.
  /// - Complexity: O(visible pixels).
  public func paintDifference(
    from before: LabelMap, to after: LabelMap, agreement: AgreementStyle = .grey,
    ignoringVoid: Bool = false, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>, rule: PoolingRule
  ) {
    let labels = pool(after, viewport: viewport, canvas: canvas, rule: rule, glyphs: glyphs)
    let differences = DifferencePool(
      from: before, to: after, grid: labels.grid,
      share: PoolingRule.thinPriority.thinShare(atScale: viewport.scale) ?? 0.5,
      ignoringVoid: ignoringVoid)
    let brush = DifferenceBrush(self, agreement: agreement)
    let visible = canvas.intersection(frame.bounds)
    let perCell = glyphs.samplesPerCell
    func sample(_ column: Int, _ row: Int) -> DifferenceBrush.Sample {
      let found = differences.sample(column: column, row: row)
      guard found.differs else {
        return .same(labels.label(column: column, row: row))
      }
      let number = labels.grid.firstColumn + column
      let line = perCell == 2 ? labels.grid.firstRow + row : labels.grid.firstRow >> 1 + row
      return .different((number + line) & 3 == 0 ? found.before : found.after)
    }
    for y in visible.y..<visible.maxY {
      let row = (y - canvas.y) * perCell
      for x in visible.x..<visible.maxX {
        let top = sample(x - canvas.x, row)
        frame[x, y] = brush.cell(
          top: top, bottom: perCell == 2 ? sample(x - canvas.x, row + 1) : top)
      }
    }
  }
}

/// Draws samples of two maps as cells.
struct DifferenceBrush {
  /// What a sample shows.
  enum Sample: Hashable {
    /// A label in which the maps agree; negative outside of them.
    case same(Int16)
    /// One of the labels in which they differ.
    case different(Int16)
  }

  private let plain: LabelLooks
  private let aside: LabelLooks
  private let marks: CellAttributes
  private let isHalf: Bool

  init(_ painter: LabelPainter, agreement: AgreementStyle) {
    plain = LabelLooks(painter)
    var greyed = painter
    // No class is left in colour; void keeps its own.
    if agreement == .grey { greyed.isolated = .void }
    aside = LabelLooks(greyed)
    isHalf = painter.glyphs == .half
    switch (agreement, painter.palette.depth) {
    case (.coloured, .mono): marks = .reverse
    case (.grey, .mono): marks = []
    default: marks = [.bold, .underline]
    }
  }

  func cell(top: Sample, bottom: Sample) -> Cell {
    switch (top, bottom) {
    case (.same(let upper), .same(let lower)): return aside.cell(top: upper, bottom: lower)
    case (.different(let label), _) where !isHalf:
      var cell = plain.lettered(label)
      cell.style.attributes.formUnion(marks)
      return cell
    default: return HalfBlock(top: colour(top), bottom: colour(bottom)).cell
    }
  }

  private func colour(_ sample: Sample) -> Colour {
    switch sample {
    case .same(let label): aside.colour(label)
    case .different(let label): plain.colour(label)
    }
  }
}
