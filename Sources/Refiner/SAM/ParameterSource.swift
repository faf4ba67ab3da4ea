/// Where a network's parameters come from: a checkpoint, or in tests a generator.
internal protocol ParameterSource {
  /// The parameter of a name, row-major, of exactly this shape.
  /// - Throws: when it is missing, of another shape, or not finite.
  func floats(_ name: String, shape: [Int]) throws -> FloatStorage
}

extension ParameterSource {
  /// A matrix: [rows, columns], or any other shape of as many elements.
  func matrix(_ name: String, _ rows: Int, _ columns: Int, shape: [Int]? = nil) throws -> MatrixView
  {
    MatrixView(
      try floats(name, shape: shape ?? [rows, columns]), rowCount: rows, columnCount: columns)
  }

  /// A linear layer `name.weight`, `name.bias`.
  func linear(
    _ name: String, inputs: Int, outputs: Int, hasBias: Bool = true
  ) throws -> Linear {
    Linear(
      weight: try matrix(name + ".weight", outputs, inputs),
      bias: hasBias ? try floats(name + ".bias", shape: [outputs]) : nil)
  }

  /// A layer norm `name.weight`, `name.bias`.
  func layerNorm(_ name: String, width: Int, epsilon: Float) throws -> LayerNorm {
    LayerNorm(
      gain: try floats(name + ".weight", shape: [width]),
      shift: try floats(name + ".bias", shape: [width]), epsilon: epsilon)
  }
}
