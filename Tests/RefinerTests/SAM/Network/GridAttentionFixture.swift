@testable import Refiner

/// Random projections of a grid and random positions, for attention among its tokens.
struct GridAttentionFixture {
  let layout: AttentionLayout
  let gridSide: Int
  /// Side of a window, or of the grid.
  let side: Int
  /// [grid * grid, 3 * width].
  let qkv: MatrixView
  /// [1, 3 * width].
  let padding: MatrixView
  /// [2 * side - 1, channels per head].
  let vertical: MatrixView
  let horizontal: MatrixView
  /// Per head [side * side, side * side].
  let tables: [MatrixView]

  init(
    order: AttentionLayout.Order, headCount: Int, headWidth: Int, gridSide: Int, side: Int,
    hasTables: Bool = false, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    layout = AttentionLayout(order: order, headCount: headCount, headWidth: headWidth)
    self.gridSide = gridSide
    self.side = side
    qkv = .random(gridSide * gridSide, 3 * layout.width, limit: 2, using: &random)
    padding = .random(1, 3 * layout.width, using: &random)
    vertical = .random(2 * side - 1, headWidth, using: &random)
    horizontal = .random(2 * side - 1, headWidth, using: &random)
    tables = (0..<(hasTables ? headCount : 0)).map { _ in
      .random(side * side, side * side, limit: 2, using: &random)
    }
  }

  var relativePositions: RelativePositions {
    RelativePositions(side: side, vertical: vertical, horizontal: horizontal)
  }

  /// What the plain twin makes of it.
  func plain(_ term: Plain.PositionTerm) -> DoubleMatrix {
    Plain.windowAttention(
      DoubleMatrix(qkv), layout: layout, gridSide: gridSide, windowSide: side,
      padding: DoubleMatrix(padding).values, term: term)
  }

  var plainRelativePositions: Plain.PositionTerm {
    Plain.relativePositions(
      side: side, vertical: DoubleMatrix(vertical), horizontal: DoubleMatrix(horizontal))
  }
}
