extension MatrixView {
  /// Makes this a linear layer.
  ///
  /// x: [rows, inputs]  ->  [rows, outputs]
  func setLinear(_ x: MatrixView, _ layer: Linear) {
    setProduct(x, layer.weight, transposesRight: true)
    if let bias = layer.bias { add(bias: bias) }
  }

  /// Makes this a linear layer's transpose.
  ///
  /// x: [rows, inputs]  ->  [outputs, rows]
  func setTransposedLinear(_ x: MatrixView, _ layer: Linear) {
    setProduct(layer.weight, x, transposesRight: true)
    guard let bias = layer.bias else { return }
    storage.withMutableElements { elements in
      bias.withElements { bias in
        for row in 0..<rowCount {
          let start = offset + row * rowStride
          for column in start..<(start + columnCount) { elements[column] += bias[row] }
        }
      }
    }
  }

  /// Makes this a linear layer of a few rows, reading its weights once.
  ///
  /// x: [rows, inputs]  ->  [rows, outputs]
  func setThinLinear(_ x: MatrixView, _ layer: Linear, appliesReLU: Bool = false) {
    setThinProduct(x, weight: layer.weight, bias: appliesReLU ? nil : layer.bias)
    if appliesReLU {
      applyReLU(bias: layer.bias ?? FloatStorage(count: layer.outputCount))
    }
  }

  /// A matrix of zeros of another's shape.
  static func like(_ other: MatrixView) -> MatrixView {
    MatrixView(rowCount: other.rowCount, columnCount: other.columnCount)
  }
}
