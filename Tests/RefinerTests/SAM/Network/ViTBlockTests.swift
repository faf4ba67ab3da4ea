import Testing

@testable import Refiner

@Suite struct ViTBlockTests {
  private static let grid = 5

  private func plain(_ x: DoubleMatrix, _ sizes: ViTConfiguration) -> DoubleMatrix {
    let block = PlainParameters("image_encoder.blocks.0")
    let attention = block["attn"]
    let width = sizes.width
    let headWidth = width / sizes.headCount
    let side = sizes.windowSides[0] == 0 ? Self.grid : sizes.windowSides[0]
    let qkv = attention["qkv"].linear(
      block["norm1"].norm(x, epsilon: 1e-6), outputs: 3 * width, hasBias: sizes.hasQKVBias)
    func table(_ name: String) -> DoubleMatrix {
      DoubleMatrix(
        rowCount: 2 * side - 1, columnCount: headWidth,
        values: attention.values(name, 2 * side - 1, headWidth))
    }
    let attended = Plain.windowAttention(
      qkv,
      layout: AttentionLayout(
        order: .projectionFirst, headCount: sizes.headCount, headWidth: headWidth),
      gridSide: Self.grid, windowSide: side,
      // A token of zeros, projected.
      padding: sizes.hasQKVBias
        ? attention["qkv"].values("bias", 3 * width) : Array(repeating: 0, count: 3 * width),
      term: sizes.hasRelativePositions
        ? Plain.relativePositions(
          side: side, vertical: table("rel_pos_h"), horizontal: table("rel_pos_w"))
        : { _, _, _, _ in 0 })
    let middle = x + attention["proj"].linear(attended, outputs: width)
    let hidden = block["mlp.lin1"].linear(
      block["norm2"].norm(middle, epsilon: 1e-6), outputs: sizes.hiddenWidth)
    return middle + block["mlp.lin2"].linear(hidden.map(Plain.gelu), outputs: width)
  }

  /// Windows that the grid fills and does not fill, and none; with and without biases and positions.
  @Test(arguments: [0, 3, 5, 7], [(true, true), (false, true), (true, false), (false, false)])
  func theBlockMatchesThePlainTwin(
    window: Int, has: (bias: Bool, positions: Bool)
  ) throws {
    let sizes = ViTConfiguration(
      patchSide: 1, width: 12, headCount: 3, hiddenWidth: 20, windowSides: [window],
      hasQKVBias: has.bias, hasRelativePositions: has.positions, outputWidth: 8)
    let block = try ViTBlock(DeterministicSource(), sizes, index: 0, gridSide: Self.grid)
    var random = SplitMix64(seed: 131)
    let x = MatrixView.random(Self.grid * Self.grid, 12, limit: 2, using: &random)
    let second = MatrixView.like(x)
    second.copy(x)
    let wanted = plain(DoubleMatrix(x), sizes)
    for (x, threads) in [(x, 1), (second, 2)] {
      block.apply(
        to: x,
        scratch: ViTBlock.Scratch(tokenCount: x.rowCount, width: 12, workerCount: threads),
        pool: WorkerPool(threadCount: threads)
      ) {}
    }
    #expect(wanted.distance(of: x) < LayerTolerance.product)
    #expect(second.values == x.values)
  }
}
