import Labels
import Testing

@testable import Refiner

/// The reference's generator with a real network, the small ViT of the goldens' `vit_small`.
@Suite struct NetworkGeneratorGoldenTests {
  /// Runs the generator and compares what it finds with a run of the goldens.
  ///
  /// The goldens' decisions stay the same when thresholds move by 1e-3; numbers may differ by the noise of
  /// `Float`, masks by one pixel in a thousand of the photo's.
  static func check(run: Int, network: some CropEncoder) throws {
    let golden = try Golden.decode([GeneratorGolden].self, "amg_e2e", "runs")[run]
    let photo = Golden.photo(width: 211, height: 150)
    let masks = try AutomaticMaskGenerator(golden.parameters, workers: 2)
      .masks(of: photo, using: network)
    try #require(masks.count == golden.count)
    for (mask, wanted) in zip(masks, golden.anns) {
      #expect([mask.point.x, mask.point.y] == wanted.point)
      #expect(mask.referenceCrop == wanted.cropBox)
      #expect(abs(mask.predictedIoU - wanted.predictedIou) <= 1e-4)
      #expect(abs(mask.stability - wanted.stability) <= 1e-3)
      #expect(abs(mask.area - wanted.area) * 1000 <= photo.size.area)
      #expect(zip(mask.referenceBox, wanted.bbox).allSatisfy { abs($0 - $1) <= 1 })
    }
  }

  @Test(arguments: 0..<3)
  func aRealNetworksMasksAreThoseOfTheReference(run: Int) throws {
    let network = try Network(DeterministicSource(), .smallViT)
    try Self.check(run: run, network: SegmentAnything(network: network, threadCount: 2))
  }
}
