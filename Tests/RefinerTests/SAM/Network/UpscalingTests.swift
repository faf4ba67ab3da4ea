import Testing

@testable import Refiner

@Suite struct UpscalingTests {
  /// Widths of which a quarter is and is not the kernel's case of its own (64); tiles of all rows, and of 9
  /// rows of 14.
  @Test(arguments: [(1, 32), (5, 32), (14, 24), (2, 256)])
  func masksMatchThePlainTwin(_ size: (gridSide: Int, width: Int)) throws {
    var random = SplitMix64(seed: 111)
    let sizes = MaskDecoderConfiguration(
      width: size.width, headCount: 4, crossAttentionWidth: 16, hiddenWidth: 8, iouHeadWidth: 8)
    let decoder = try MaskDecoder(DeterministicSource(), sizes, gridSide: size.gridSide)
    let keys = (0..<2).map { _ in
      MatrixView.random(size.gridSide * size.gridSide, size.width, limit: 2, using: &random)
    }
    for maskCount in [1, 3] {
      let hyper = keys.map { _ in
        MatrixView.random(maskCount, size.width / 8, limit: 3, using: &random)
      }
      let found = decoder.masks(of: keys, hyper: hyper, pool: WorkerPool(threadCount: 1))
      let again = decoder.masks(of: keys, hyper: hyper, pool: WorkerPool(threadCount: 2))
      let plain = PlainMaskDecoder(sizes, gridSide: size.gridSide)
      for (index, key) in keys.enumerated() {
        let wanted = plain.masks(of: DoubleMatrix(key), hyper: DoubleMatrix(hyper[index]))
        let masks = MatrixView(
          found[index], rowCount: maskCount, columnCount: wanted.columnCount)
        #expect(wanted.distance(of: masks) < LayerTolerance.norm)
        #expect(found[index].values == again[index].values)
      }
    }
  }
}
