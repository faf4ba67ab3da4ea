import Testing

@testable import Refiner

@Suite struct FoldedConvolutionTests {
  @Test func aDepthwiseConvolutionWithItsNormIsTheReferences() throws {
    let folded = try FoldedConvolution(
      DeterministicSource(), "image_encoder.layers.0.blocks.0.conv2", outputs: 128, inputs: 1,
      side: 3
    ).depthwise
    let image = MatrixView(
      rowCount: 128, columnCount: 256,
      values: DeterministicWeights.map("golden.bn", channels: 128, height: 16, width: 16)
    ).transposedCopy()
    let found = MatrixView.like(image)
    func row(_ y: Int) -> MatrixView { image.rows(y * 16..<(y + 1) * 16) }
    for y in 0..<16 {
      found.rows(y * 16..<(y + 1) * 16).setDepthwise(
        above: y > 0 ? row(y - 1) : nil, here: row(y), below: y < 15 ? row(y + 1) : nil, stride: 1,
        folded, appliesGELU: false)
    }
    let golden = try Golden.array("bn_fold_s2.npy")
    #expect(golden.shape == [64, 8, 8])
    var sampled: [Float] = []
    for channel in stride(from: 0, to: 128, by: 2) {
      for y in stride(from: 0, to: 16, by: 2) {
        for x in stride(from: 0, to: 16, by: 2) { sampled.append(found[y * 16 + x, channel]) }
      }
    }
    // The reference's own folding is off by 4.8e-7 where values reach 2.7.
    let errors = zip(sampled, golden.values).map { abs($0 - $1) }
    #expect((errors.max() ?? 1) <= 1e-6)
  }

  @Test(arguments: [1, 2, 3], [1, 4])
  func aDenseConvolutionIsALinearLayerOfPatches(side: Int, inputs: Int) throws {
    var random = SplitMix64(seed: 88)
    let linear = try FoldedConvolution(
      DeterministicSource(), "layer", outputs: 5, inputs: inputs, side: side
    ).linear
    let image = MatrixView.random(36, inputs, limit: 2, using: &random)
    let plain = Plain.patches(DoubleMatrix(image), width: 6, side: side, stride: 1, padding: 0)
    // Columns (tap, channel) for the layer, (channel, tap) in the twin.
    let area = side * side
    let patches = MatrixView(
      rowCount: plain.rowCount, columnCount: area * inputs,
      values: DoubleMatrix(plain.rowCount, area * inputs) { row, column in
        plain[row, column % inputs * area + column / inputs]
      }.values.map(Float.init))
    let found = MatrixView(rowCount: plain.rowCount, columnCount: 5)
    found.setLinear(patches, linear)
    let wanted = PlainParameters("layer").normedConvolution(
      DoubleMatrix(image), width: 6, outputs: 5, side: side)
    #expect(wanted.distance(of: found) < LayerTolerance.product)
  }

  /// Finite parameters whose folding is not: a negative variance, and a gain too large for it.
  @Test(arguments: [(".running_var", -1), (".running_var", -1e-5), (".bn.weight", 3e38)])
  func foldingThatGivesNoNumbersIsRefused(suffix: String, value: Float) {
    struct Replaced: ParameterSource {
      let suffix: String
      let value: Float

      func floats(_ name: String, shape: [Int]) throws -> FloatStorage {
        guard name.hasSuffix(suffix) else {
          return try DeterministicSource().floats(name, shape: shape)
        }
        return FloatStorage([Float](repeating: value, count: shape.reduce(1, *)))
      }
    }
    #expect(throws: SAMError.unusableParameters(name: "a.bn")) {
      try FoldedConvolution(
        Replaced(suffix: suffix, value: value), "a", outputs: 4, inputs: 2, side: 3)
    }
  }
}
