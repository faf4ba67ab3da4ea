import Testing

@testable import Refiner

@Suite struct NeckTests {
  /// A single token, a few, and more rows than one part holds (21 of 24).
  @Test(arguments: [1, 5, 24])
  func theNeckMatchesThePlainTwin(side: Int) throws {
    var random = SplitMix64(seed: 81)
    let x = MatrixView.random(side * side, 12, limit: 2, using: &random)
    let plain = PlainParameters("image_encoder.neck")
    let first = plain["1"].norm(
      plain["0"].convolution(DoubleMatrix(x), width: side, outputs: 7, side: 1, hasBias: false),
      epsilon: 1e-6)
    let wanted = plain["3"].norm(
      plain["2"].convolution(first, width: side, outputs: 7, side: 3, padding: 1, hasBias: false),
      epsilon: 1e-6)
    let neck = try Neck(DeterministicSource(), width: 12, outputs: 7, gridSide: side)
    let found = neck(x, pool: WorkerPool(threadCount: 1))
    #expect(wanted.distance(of: found) < LayerTolerance.norm)
    // Parts are the same for any number of threads, and each is a single-threaded computation.
    #expect(neck(x, pool: WorkerPool(threadCount: 2)).values == found.values)
  }
}
