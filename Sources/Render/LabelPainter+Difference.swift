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
    let layout = glyphs.layout
    let labels = pool(after, viewport: viewport, canvas: canvas, rule: rule, layout: layout)
    let differences = DifferencePool(
      from: before, to: after, grid: labels.grid,
      share: PoolingRule.thinPriority.thinShare(atScale: labels.grid.sampleWidth) ?? 0.5,
      ignoringVoid: ignoringVoid)
    let brush = DifferenceBrush(self, agreement: agreement)
    let visible = canvas.intersection(frame.bounds)
    func sample(_ column: Int, _ row: Int) -> DifferenceBrush.Sample {
      let found = differences.sample(column: column, row: row)
      guard found.differs else {
        return .same(labels.label(column: column, row: row))
      }
      let number = labels.grid.firstColumn + column
      let line = labels.grid.firstRow + row
      return .different((number + line) & 3 == 0 ? found.before : found.after)
    }
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = ((x - canvas.x) * layout.columns, (y - canvas.y) * layout.rows)
        var samples = CellSamples(layout, repeating: sample(column, row))
        for index in 0..<layout.count {
          let value = sample(column + index % layout.columns, row + index / layout.columns)
          samples.set(index, to: value, weight: value.weight)
        }
        frame[x, y] = brush.cell(samples)
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

    /// What differs must not vanish behind what does not.
    var weight: UInt8 {
      switch self {
      case .same: 1
      case .different: 4
      }
    }
  }

  private let plain: LabelLooks
  private let aside: LabelLooks
  private let marks: CellAttributes
  private let hasBlocks: Bool
  private let glyphs: [Unicode.Scalar]

  init(_ painter: LabelPainter, agreement: AgreementStyle) {
    plain = LabelLooks(painter)
    var greyed = painter
    // No class is left in colour; void keeps its own.
    if agreement == .grey { greyed.isolated = .void }
    aside = LabelLooks(greyed)
    hasBlocks = painter.glyphs.hasBlocks
    glyphs = BlockGlyph.glyphs(of: painter.glyphs.layout)
    switch (agreement, painter.palette.depth) {
    case (.coloured, .mono): marks = .reverse
    case (.grey, .mono): marks = []
    default: marks = [.bold, .underline]
    }
  }

  func cell(_ samples: CellSamples<Sample>) -> Cell {
    if samples.isUniform {
      switch samples[0] {
      case .same(let label): return aside.cell(label)
      case .different(let label) where !hasBlocks:
        var cell = plain.lettered(label)
        cell.style.attributes.formUnion(marks)
        return cell
      case .different: break
      }
    }
    let (first, second, pattern) = samples.partition
    return Cell(covering: pattern, with: colour(first), on: colour(second), glyphs: glyphs)
  }

  private func colour(_ sample: Sample) -> Colour {
    switch sample {
    case .same(let label): aside.colour(label)
    case .different(let label): plain.colour(label)
    }
  }
}
