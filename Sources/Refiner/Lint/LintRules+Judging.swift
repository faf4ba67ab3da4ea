extension LintRules {
  /// Below this share of the image's pixels a component is tiny: 35 pixels of 960 x 720.
  static let tinyShare = 1.0 / 20_000
  /// Below this share of the image's pixels a component at the edge is a speck: 346 pixels of 960 x 720.
  static let speckShare = 1.0 / 2000
  /// Above this share of the image's pixels nothing is called enclosed: islands are meant.
  static let islandShare = 1.0 / 100
  /// Below this share of the diagonal a component is thin: 2.4 pixels of 960 x 720.
  static let thinShare = 0.002
  /// From this length in widths on a component is long.
  static let longRatio = 6.0
  /// From this share of its filled area on, holes are no accident of the border.
  static let holeShare = 0.1
  /// From this share of a component's outline on, a neighbour counts.
  static let neighbourShare = 0.1

  /// The rules that a component breaks.
  /// - Complexity: O(classes that it touches).
  init(of shape: LintShape, adjacency: ClassAdjacency, diagonal: Double, classCount: Int) {
    self = []
    let share = Double(shape.area) / Double(shape.imageArea)
    let outline = Double(max(1, shape.perimeter))
    if share < Self.tinyShare { insert(LintRules(.tiny)) }
    // Of a strip w wide and l long: 2 area / outline = wl / (w + l), nearly w.
    let breadth = 2 * Double(shape.area) / outline
    if breadth < Self.thinShare * diagonal, outline / 2 >= (Self.longRatio + 1) * breadth {
      insert(LintRules(.sliver))
    }
    if !shape.touchesEdge, share < Self.islandShare, shape.borders.count == 1,
      shape.borders[0].position < classCount
    {
      insert(LintRules(.enclosed))
    }
    if Double(shape.holeArea) >= Self.holeShare * Double(shape.area + shape.holeArea) {
      insert(LintRules(.hole))
    }
    let isMisplaced = shape.borders.contains { border in
      Double(border.length) >= Self.neighbourShare * outline
        && adjacency.isRare(border.position, beside: shape.position)
    }
    if isMisplaced { insert(LintRules(.neighbour)) }
    if shape.touchesEdge, share < Self.speckShare { insert(LintRules(.edge)) }
  }
}
