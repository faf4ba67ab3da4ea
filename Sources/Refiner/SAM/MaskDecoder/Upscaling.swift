/// The parameters of `output_upscaling`: two transposed convolutions of side and stride 2, permuted so that
/// each is a product.
internal struct Upscaling: Sendable {
  /// The first convolution: [width, (dy, dx, channel)], 4 * width / 4 columns.
  let first: MatrixView
  /// Its bias: [width / 4].
  let firstBias: FloatStorage
  /// The layer norm after it.
  let norm: LayerNorm
  /// The second convolution, transposed: [(ey, ex, channel), width / 4], 4 * width / 8 rows.
  let second: MatrixView
  /// Its bias: [width / 8].
  let secondBias: FloatStorage

  /// Reads the parameters below `mask_decoder.output_upscaling`.
  init(_ source: some ParameterSource, width: Int) throws {
    let name = "mask_decoder.output_upscaling."
    let middle = width / 4
    let last = width / 8
    // PyTorch's ConvTranspose2d keeps [input, output, dy, dx].
    let one = try source.floats(name + "0.weight", shape: [width, middle, 2, 2]).values
    first = MatrixView(rowCount: width, columnCount: 4 * middle, values: Self.permuted(one, middle))
    firstBias = try source.floats(name + "0.bias", shape: [middle])
    norm = try source.layerNorm(name + "1", width: middle, epsilon: 1e-6)
    let two = try source.floats(name + "3.weight", shape: [middle, last, 2, 2]).values
    second = MatrixView(
      rowCount: middle, columnCount: 4 * last, values: Self.permuted(two, last)
    ).transposedCopy()
    secondBias = try source.floats(name + "3.bias", shape: [last])
  }

  /// [input, output, dy, dx] to [input, dy, dx, output].
  private static func permuted(_ values: [Float], _ outputs: Int) -> [Float] {
    var result = values
    for input in 0..<(values.count / (4 * outputs)) {
      for output in 0..<outputs {
        for tap in 0..<4 {
          result[(input * 4 + tap) * outputs + output] =
            values[(input * outputs + output) * 4 + tap]
        }
      }
    }
    return result
  }
}
