import Labels
import Synchronization
import Testing

@testable import Refiner

@Suite struct AutomaticMaskGeneratorTests {
  private static let photo = RGBImage(width: 211, height: 150)

  private static func masks(
    _ golden: GeneratorGolden, workers: Int = 2
  ) throws -> [AutomaticMask] {
    try AutomaticMaskGenerator(golden.parameters, workers: workers)
      .masks(of: photo, using: StubNetwork())
  }

  @Test(arguments: [(0, 16), (1, 64), (2, 54), (3, 82)])
  func masksAreThoseOfTheReferenceInNumberOrderAndContent(run: Int, count: Int) throws {
    let golden = try Golden.decode([GeneratorGolden].self, "amg_stub", "runs")[run]
    let masks = try Self.masks(golden)
    #expect(golden.count == count && golden.anns.count == count)
    try #require(masks.count == count)
    for (mask, wanted) in zip(masks, golden.anns) {
      #expect(mask.referenceBox == wanted.bbox)
      #expect(mask.area == wanted.area)
      #expect(mask.predictedIoU == wanted.predictedIou)
      #expect(mask.stability == wanted.stability)
      #expect([mask.point.x, mask.point.y] == wanted.point)
      #expect(mask.referenceCrop == wanted.cropBox)
      #expect(mask.segmentation.counts.count == wanted.nRuns)
      #expect(GeneratorGolden.digest(mask.segmentation) == wanted.rleSha256)
    }
  }

  @Test func resultsDoNotDependOnTheNumberOfThreadsOrTheBatch() throws {
    var golden = AutomaticMaskParameters()
    golden.pointsPerSide = 8
    golden.predictedIoUThreshold = 0.8
    let one = try AutomaticMaskGenerator(golden, workers: 1)
      .masks(of: Self.photo, using: StubNetwork())
    golden.pointsPerBatch = 7
    let many = try AutomaticMaskGenerator(golden, workers: 5)
      .masks(of: Self.photo, using: StubNetwork())
    #expect(!one.isEmpty && one == many)
  }

  @Test func progressCountsPointsOfAllCrops() throws {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 4
    parameters.pointsPerBatch = 10
    parameters.cropLayerCount = 1
    parameters.cropPointsDivisor = 2
    var steps: [AutomaticMaskProgress] = []
    _ = try AutomaticMaskGenerator(parameters, workers: 1)
      .masks(of: Self.photo, using: StubNetwork()) { steps.append($0) }
    #expect(steps.map(\.pointsDone) == [10, 16, 20, 24, 28, 32])
    #expect(steps.allSatisfy { $0.points == 32 && $0.crops == 5 })
    #expect(steps.last?.cropsDone == 4)
  }

  @Test func aCancelledSearchStopsBeforeTheNextBatch() {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 4
    parameters.pointsPerBatch = 4
    let batches = Mutex(0)
    #expect {
      _ = try AutomaticMaskGenerator(parameters, workers: 1).masks(
        of: Self.photo, using: StubNetwork(), progress: { _ in batches.withLock { $0 += 1 } },
        isCancelled: { batches.withLock { $0 == 2 } })
    } throws: { error in
      guard case AutomaticMaskError<Never>.cancelled = error else { return false }
      return true
    }
    #expect(batches.withLock { $0 } == 2)
  }

  @Test func aNetworksErrorIsHandedOn() {
    #expect {
      _ = try AutomaticMaskGenerator(workers: 1).masks(of: Self.photo, using: BrokenNetwork())
    } throws: { error in
      guard case AutomaticMaskError<BrokenNetwork.Broken>.network(let cause) = error else {
        return false
      }
      return cause == BrokenNetwork.Broken() && "\(error)" == "the network is broken"
    }
  }

  @Test(arguments: [(1, 1), (3, 1), (1, 90), (40, 2)])
  func photosOfAFewPixelsWorkWithCrops(width: Int, height: Int) throws {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 2
    parameters.cropLayerCount = 3
    parameters.predictedIoUThreshold = 0
    parameters.stabilityThreshold = 0
    parameters.minimumRegionArea = 4
    let masks = try AutomaticMaskGenerator(parameters, workers: 2)
      .masks(of: RGBImage(width: width, height: height), using: StubNetwork())
    #expect(!masks.isEmpty)
    for mask in masks {
      #expect(mask.segmentation.size == Size(width: width, height: height))
      #expect(mask.area == mask.segmentation.area)
      let crop = mask.cropBox
      let origin = PixelBox(left: 0, top: 0, right: 0, bottom: 0).moved(x: crop.x, y: crop.y)
      #expect(mask.box == (mask.area > 0 ? PixelBox(around: mask.segmentation) : origin))
    }
  }

  @Test func masksWithoutPixelsAreDroppedUnlessNoStabilityIsAskedFor() throws {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 1
    let empty = ConstantNetwork(logit: -5)
    #expect(
      try AutomaticMaskGenerator(parameters, workers: 1)
        .masks(of: Self.photo, using: empty).isEmpty)
    parameters.stabilityThreshold = 0
    let masks = try AutomaticMaskGenerator(parameters, workers: 1)
      .masks(of: Self.photo, using: empty)
    #expect(masks.count == 1)
    #expect(masks[0].area == 0 && masks[0].stability.isNaN)
    #expect(masks[0].box == PixelBox(left: 0, top: 0, right: 0, bottom: 0))
  }

  @Test func candidatesThatTheNetworkThinksPoorAreNeverWidened() throws {
    let network = ConstantNetwork(logit: 5, quality: 0.88)
    let masks = try AutomaticMaskGenerator(workers: 1).masks(of: Self.photo, using: network)
    #expect(masks.isEmpty)
    #expect(network.rowsAskedFor.withLock { $0 } == 0)
  }

  @Test func lowResolutionLogitsAreWidenedToEachCrop() throws {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 1
    parameters.cropLayerCount = 1
    parameters.boxOverlapThreshold = 1
    parameters.cropOverlapThreshold = 1
    let masks = try AutomaticMaskGenerator(parameters, workers: 2)
      .masks(of: Self.photo, using: LowResolutionNetwork())
    // One candidate is a disc in the middle of the crop, the other, with poor quality, everything.
    #expect(masks.map(\.cropBox.area).sorted() == [13_100, 13_100, 13_231, 13_231, 31_650])
    let disc = LowResolutionNetwork.disc
    for mask in masks {
      let crop = mask.cropBox
      let upsampling = LowResolutionNetwork.upsampling(
        Size(width: crop.width, height: crop.height))
      let summary = upsampling.summary(of: disc.span)
      #expect(mask.area == summary.area && mask.stability == summary.stability)
      #expect(mask.box == summary.box.moved(x: crop.x, y: crop.y))
      #expect(mask.box == PixelBox(around: mask.segmentation))
      #expect(mask.segmentation.mask.bits == summary.encoding.mask.bits)
    }
  }

  @Test func rowsWiderThanSixteenBitsAreCounted() throws {
    // The reference sums rows in 16 bits and would find a stability of one third here.
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 1
    let masks = try AutomaticMaskGenerator(parameters, workers: 1)
      .masks(of: RGBImage(width: 70_000, height: 2), using: ConstantNetwork(logit: 5))
    #expect(masks.map(\.area) == [140_000])
    #expect(masks.map(\.stability) == [1])
  }
}
