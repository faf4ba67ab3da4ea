import Testing

@testable import Refiner

@Suite struct PerceptronTests {
  /// One token, one part, and a second part that is not full.
  @Test(arguments: [1, 7, 600])
  func theBlocksMLPMatchesThePlainTwin(tokens: Int) throws {
    var random = SplitMix64(seed: 85)
    let source = DeterministicSource()
    let perceptron = Perceptron(
      norm: try source.layerNorm("mlp.norm", width: 9, epsilon: 1e-5),
      expansion: try source.linear("mlp.fc1", inputs: 9, outputs: 13),
      contraction: try source.linear("mlp.fc2", inputs: 13, outputs: 9))
    let x = MatrixView.random(tokens, 9, limit: 2, using: &random)
    let second = MatrixView.like(x)
    second.copy(x)
    let before = DoubleMatrix(x)
    let plain = PlainParameters("mlp")
    let hidden = plain["fc1"].linear(plain["norm"].norm(before, epsilon: 1e-5), outputs: 13)
    let wanted = before + plain["fc2"].linear(hidden.map(Plain.gelu), outputs: 9)
    perceptron.apply(to: x, pool: WorkerPool(threadCount: 1))
    #expect(wanted.distance(of: x) < LayerTolerance.product)
    perceptron.apply(to: second, pool: WorkerPool(threadCount: 2))
    #expect(second.values == x.values)
  }

  /// The decoder's: one layer has no ReLU, several have it between them.
  @Test(arguments: [1, 2, 3], [1, 5])
  func theDecodersMLPMatchesThePlainTwin(depth: Int, rows: Int) throws {
    var random = SplitMix64(seed: 86)
    let perceptron = try MultilayerPerceptron(
      DeterministicSource(), "head", inputs: 16, hidden: 24, outputs: 5, depth: depth)
    // Rows of a wider matrix, as they come from the decoder.
    let x = GuardedMatrix(MatrixShape(rows: rows, columns: 16, gap: 48), limit: 2, using: &random)
    let wanted = PlainParameters("head").perceptron(
      DoubleMatrix(x.view), hidden: 24, outputs: 5, depth: depth)
    #expect(wanted.distance(of: perceptron(x.view)) < LayerTolerance.product)
    #expect(x.isIntact)
  }
}
