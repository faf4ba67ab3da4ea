/// Regions where the weak model is less sure than its scores say, right or wrong.
struct DoubtField: Sendable {
  let noise: ValueNoise
  let appearance: NodeAppearance

  /// The factor on the confidence of the pixels around a node, 0.5...1.
  func factor(column: Int, row: Int) -> Float {
    let field = noise.fractal(Float(column) * 0.16, Float(row) * 0.16, octaves: 2)
    let doubt = 0.24 * ValueNoise.step(0.5, 0.72, field)
    return 1 - doubt - 0.12 * appearance.shadow[row * ScoreGrid.columns + column]
  }
}
