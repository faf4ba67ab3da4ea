import Testing

@testable import Refiner

@Suite struct TinyViTBlockTests {
  private func plain(
    _ x: DoubleMatrix, _ stage: TinyViTConfiguration.Stage, grid: Int
  ) -> DoubleMatrix {
    let block = PlainParameters("layer")
    let attention = block["attn"]
    let side = stage.windowSide
    func qkv(_ x: DoubleMatrix) -> DoubleMatrix {
      attention["qkv"].linear(
        attention["norm"].norm(x, epsilon: 1e-5), outputs: 3 * stage.width)
    }
    let biases = DoubleMatrix(
      rowCount: stage.headCount, columnCount: side * side,
      values: attention.values("attention_biases", stage.headCount, side * side))
    let attended = Plain.windowAttention(
      qkv(x),
      layout: AttentionLayout(
        order: .headFirst, headCount: stage.headCount, headWidth: stage.width / stage.headCount),
      gridSide: grid, windowSide: side,
      // Padding comes before the norm: a token of zeros, normalised and projected.
      padding: qkv(DoubleMatrix(1, stage.width) { _, _ in 0 }).values
    ) { head, query, key, _ in
      biases[
        head, abs(query / side - key / side) * side + abs(query % side - key % side)]
    }
    let middle = block["local_conv"].normedDepthwise(
      x + attention["proj"].linear(attended, outputs: stage.width), width: grid, stride: 1)
    let mlp = block["mlp"]
    let hidden = mlp["fc1"].linear(
      mlp["norm"].norm(middle, epsilon: 1e-5), outputs: stage.hiddenWidth)
    return middle + mlp["fc2"].linear(hidden.map(Plain.gelu), outputs: stage.width)
  }

  /// Grids that are and are not whole windows, and one that is smaller.
  @Test(arguments: [1, 3, 6, 7])
  func theBlockMatchesThePlainTwin(grid: Int) throws {
    let stage = TinyViTConfiguration.Stage(
      width: 10, depth: 1, headCount: 2, windowSide: 3, hiddenWidth: 14, localKernelSide: 3,
      mergeStride: 0)
    let block = try TinyViTBlock(DeterministicSource(), "layer.", stage, gridSide: grid)
    var random = SplitMix64(seed: 132)
    let x = MatrixView.random(grid * grid, 10, limit: 2, using: &random)
    let second = MatrixView.like(x)
    second.copy(x)
    let wanted = plain(DoubleMatrix(x), stage, grid: grid)
    let found = block(x, pool: WorkerPool(threadCount: 1))
    #expect(wanted.distance(of: found) < LayerTolerance.product)
    #expect(block(second, pool: WorkerPool(threadCount: 2)).values == found.values)
  }
}
