/// Linear layers with ReLU between them (`MLP` in `modeling/mask_decoder.py`).
internal struct MultilayerPerceptron: Sendable {
  /// The layers, first to last.
  let layers: [Linear]

  /// Reads `name.layers.0` and on.
  init(
    _ source: some ParameterSource, _ name: String, inputs: Int, hidden: Int, outputs: Int,
    depth: Int
  ) throws {
    layers = try (0..<depth).map { index in
      try source.linear(
        "\(name).layers.\(index)", inputs: index == 0 ? inputs : hidden,
        outputs: index == depth - 1 ? outputs : hidden)
    }
  }

  /// Applies the layers to a few rows.
  ///
  /// x: [rows, inputs]  ->  [rows, outputs]
  func callAsFunction(_ x: MatrixView) -> MatrixView {
    var x = x
    for (index, layer) in layers.enumerated() {
      let y = MatrixView(rowCount: x.rowCount, columnCount: layer.outputCount)
      y.setThinLinear(x, layer, appliesReLU: index < layers.count - 1)
      x = y
    }
    return x
  }
}
