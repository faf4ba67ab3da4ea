/// The convolutions that turn a mask prompt into a dense embedding (`mask_downscaling`).
internal struct MaskDownscaling: Sendable {
  /// 2x2, stride 2: [4, 4 taps].
  private let first: Linear
  private let firstNorm: LayerNorm
  /// 2x2, stride 2: [16, (tap, channel)].
  private let second: Linear
  private let secondNorm: LayerNorm
  /// 1x1: [width, 16].
  private let last: Linear

  /// Reads the parameters below `prompt_encoder.mask_downscaling`.
  init(_ source: some ParameterSource, _ sizes: MaskDecoderConfiguration) throws {
    let name = "prompt_encoder.mask_downscaling."
    let wide = sizes.maskPromptWidth
    let narrow = wide / 4
    first = Linear(
      weight: try source.matrix(name + "0.weight", narrow, 4, shape: [narrow, 1, 2, 2]),
      bias: try source.floats(name + "0.bias", shape: [narrow]))
    firstNorm = try source.layerNorm(name + "1", width: narrow, epsilon: 1e-6)
    let kernel = try source.floats(name + "3.weight", shape: [wide, narrow, 2, 2]).values
    // [output, channel, tap] to [output, tap, channel], the order of pixels side by side.
    var permuted = kernel
    for output in 0..<wide {
      for channel in 0..<narrow {
        for tap in 0..<4 {
          permuted[(output * 4 + tap) * narrow + channel] =
            kernel[(output * narrow + channel) * 4 + tap]
        }
      }
    }
    second = Linear(
      weight: MatrixView(rowCount: wide, columnCount: 4 * narrow, values: permuted),
      bias: try source.floats(name + "3.bias", shape: [wide]))
    secondNorm = try source.layerNorm(name + "4", width: wide, epsilon: 1e-6)
    last = Linear(
      weight: try source.matrix(
        name + "6.weight", sizes.width, wide, shape: [sizes.width, wide, 1, 1]),
      bias: try source.floats(name + "6.bias", shape: [sizes.width]))
  }

  /// The dense embedding of mask logits.
  ///
  /// logits: row-major, side * side, side = 4 * gridSide  ->  [gridSide * gridSide, width]
  func callAsFunction(_ logits: [Float], gridSide: Int) -> MatrixView {
    let side = gridSide * 4
    precondition(logits.count == side * side, "\(logits.count) logits for side \(side)")
    let pixels = MatrixView(rowCount: side * side, columnCount: 1, values: logits)
    let half = Self.convolved(pixels, side: side, first)
    half.setNormalised(half, by: firstNorm)
    half.applyGELU()
    let quarter = Self.convolved(half, side: side / 2, second)
    quarter.setNormalised(quarter, by: secondNorm)
    quarter.applyGELU()
    let result = MatrixView(rowCount: quarter.rowCount, columnCount: last.outputCount)
    result.setLinear(quarter, last)
    return result
  }

  /// A convolution of side and stride 2.
  ///
  /// pixels: [side * side, channels]  ->  [side / 2 * side / 2, outputs]
  private static func convolved(_ pixels: MatrixView, side: Int, _ layer: Linear) -> MatrixView {
    let half = side / 2
    let channels = pixels.columnCount
    let patches = MatrixView(rowCount: half * half, columnCount: 4 * channels)
    for y in 0..<half {
      let rows = patches.rows(y * half..<(y + 1) * half)
      for tap in 0..<4 {
        let start = (2 * y + tap / 2) * side + tap % 2
        rows.columns(tap * channels..<(tap + 1) * channels).copy(
          MatrixView(
            pixels.storage, offset: pixels.offset + start * channels, rowCount: half,
            columnCount: channels, rowStride: 2 * channels))
      }
    }
    let result = MatrixView(rowCount: half * half, columnCount: layer.outputCount)
    result.setLinear(patches, layer)
    return result
  }
}
