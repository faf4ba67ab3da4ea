import Testing

@testable import Refiner

@Suite struct InvertedBottleneckTests {
  private static let inputs = 6
  private static let hidden = 10

  private func plain(
    _ x: DoubleMatrix, side: Int, outputs: Int, stride: Int, hasResidual: Bool
  ) -> DoubleMatrix {
    let plain = PlainParameters("layer")
    let wide = plain["conv1"].normedConvolution(x, width: side, outputs: Self.hidden, side: 1)
      .map(Plain.gelu)
    let filtered = plain["conv2"].normedDepthwise(wide, width: side, stride: stride)
      .map(Plain.gelu)
    let narrow = plain["conv3"].normedConvolution(
      filtered, width: (side - 1) / stride + 1, outputs: outputs, side: 1)
    return hasResidual ? (narrow + x).map(Plain.gelu) : narrow
  }

  /// One pixel, odd and even sides, and more rows than a strip holds (16, or 8 with stride 2).
  @Test(arguments: [1, 2, 5, 8, 33], [(1, true), (1, false), (2, false)])
  func theLayerMatchesThePlainTwin(side: Int, kind: (stride: Int, hasResidual: Bool)) throws {
    var random = SplitMix64(seed: 82)
    let outputs = kind.hasResidual ? Self.inputs : 7
    let x = MatrixView.random(side * side, Self.inputs, limit: 2, using: &random)
    let before = x.values
    let layer = try InvertedBottleneck(
      DeterministicSource(), "layer.", inputs: Self.inputs, hidden: Self.hidden, outputs: outputs,
      stride: kind.stride, hasResidual: kind.hasResidual)
    let found = layer(x, side: side, pool: WorkerPool(threadCount: 1))
    let wanted = plain(
      DoubleMatrix(x), side: side, outputs: outputs, stride: kind.stride,
      hasResidual: kind.hasResidual)
    #expect(wanted.distance(of: found) < LayerTolerance.product)
    #expect(x.values == before)
    let parallel = layer(x, side: side, pool: WorkerPool(threadCount: 2))
    #expect(parallel.values == found.values)
  }
}
