import Testing

@testable import Refiner

@Suite struct DepthwiseConvolutionTests {
  /// Rows of an image, as the kernel wants them: nil outside.
  private struct Image {
    let rows: [GuardedMatrix]
    let width: Int
    let channels: Int

    init(height: Int, width: Int, channels: Int, using random: inout SplitMix64) {
      self.width = width
      self.channels = channels
      rows = (0..<height).map { _ in
        GuardedMatrix(MatrixShape(rows: width, columns: channels), limit: 2, using: &random)
      }
    }

    var plain: DoubleMatrix {
      DoubleMatrix(
        rowCount: rows.count * width, columnCount: channels,
        values: rows.flatMap { DoubleMatrix($0.view).values })
    }

    func row(_ y: Int) -> MatrixView? { rows.indices.contains(y) ? rows[y].view : nil }
  }

  private struct Filter {
    /// [channels, 9], as a checkpoint has them.
    let weights: [Double]
    let bias: FloatStorage
    let convolution: DepthwiseConvolution

    init(channels: Int, using random: inout SplitMix64) {
      let taps = MatrixView.random(9, channels, using: &random)
      weights = DoubleMatrix(taps).transposed.values
      bias = .random(channels, using: &random)
      convolution = DepthwiseConvolution(weight: taps.storage, bias: bias)
    }
  }

  /// Widths of one pixel, of two (no pixel has both neighbours), and more; one row to three.
  @Test(arguments: [1, 7, 16, 63, 65], [(1, 1), (2, 2), (1, 5), (3, 8), (3, 7)])
  func rowsMatchThePlainTwin(channels: Int, size: (height: Int, width: Int)) {
    var random = SplitMix64(seed: 51)
    let image = Image(
      height: size.height, width: size.width, channels: channels, using: &random)
    let filter = Filter(channels: channels, using: &random)
    for stride in [1, 2] {
      let wanted = Plain.depthwise(
        image.plain, width: size.width, weights: filter.weights, stride: stride,
        bias: filter.bias.doubles)
      // Nine products and a bias of any order.
      let bound =
        (11 * Plain.roundoff)
        * Plain.depthwise(
          image.plain.magnitudes, width: size.width, weights: filter.weights.map(abs),
          stride: stride, bias: filter.bias.doubles.map(abs))
      let outWidth = (size.width - 1) / stride + 1
      for (place, y) in Swift.stride(from: 0, to: size.height, by: stride).enumerated() {
        let rows = place * outWidth..<(place + 1) * outWidth
        for appliesGELU in [false, true] {
          let out = GuardedMatrix(MatrixShape(rows: outWidth, columns: channels))
          out.view.setDepthwise(
            above: image.row(y - 1), here: image.rows[y].view, below: image.row(y + 1),
            stride: stride, filter.convolution, appliesGELU: appliesGELU)
          let exact = appliesGELU ? wanted.map(Plain.gelu) : wanted
          // GELU adds its own error, 3e-7 |x|, and its slope.
          let allowed =
            appliesGELU ? 1.13 * bound + 3e-7 * wanted.magnitudes : bound
          #expect(
            exact.rows(rows).largestError(of: out.view, in: allowed.rows(rows)) <= 1,
            "stride \(stride), row \(y)")
          #expect(out.isIntact)
        }
      }
    }
  }

  @Test func aTapReachesThePixelItIsNamedFor() {
    let here = MatrixView(rowCount: 3, columnCount: 1, values: [1, 2, 3])
    let above = MatrixView(rowCount: 3, columnCount: 1, values: [10, 20, 30])
    let below = MatrixView(rowCount: 3, columnCount: 1, values: [100, 200, 300])
    let expected: [[Float]] = [
      [0, 10, 20], [10, 20, 30], [20, 30, 0], [0, 1, 2], [1, 2, 3], [2, 3, 0], [0, 100, 200],
      [100, 200, 300], [200, 300, 0],
    ]
    for tap in 0..<9 {
      var weights = [Float](repeating: 0, count: 9)
      weights[tap] = 1
      let out = MatrixView(rowCount: 3, columnCount: 1)
      out.setDepthwise(
        above: above, here: here, below: below, stride: 1,
        DepthwiseConvolution(weight: FloatStorage(weights), bias: FloatStorage(count: 1)),
        appliesGELU: false)
      #expect(out.values == expected[tap])
    }
  }
}
