import Labels
import Testing

@testable import Refiner

@Suite struct WeightMapTests {
  private func weights(_ fixture: LayoutFixture, _ place: Int) throws -> [UInt8] {
    let picture = try fixture.picture("weights/\(LayoutFixture.stems[place]).png")
    guard case .grey8(let samples) = picture.content else { return [] }
    return samples
  }

  /// Suspicions are 0.25 of clean components and 0.75 of others: 191 and 64 of 255.
  @Test func weightsFollowSuspicionsAndDecisions() throws {
    let fixture = try LayoutFixture()
    try fixture.decide(fixture.component(1, classID: 1, x: 4), .keep, ClassID(1))
    try fixture.decide(fixture.component(2, classID: 0, x: 0), .discard, .void)
    try fixture.export(.png) { $0.weights = true }
    let first: [UInt8] = LayoutFixture.first.ids.map { id in
      switch id {
      case 0: 191
      case 1: 255
      case 2: 64
      default: 0
      }
    }
    #expect(try weights(fixture, 0) == first)
    #expect(try weights(fixture, 1) == [64, 0, 191, 0, 0, 0])
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  // The car's posterior is 0.625: 159 of 255. The noisy car is more than a tenth of its class and stays.
  @Test func aClassAcceptedUnseenWeighsItsPosterior() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.fiftyOne, undecided: .suggestion) { $0.weights = true }
    #expect(try weights(fixture, 1) == [159, 0, 191, 191, 191, 191])
    #expect(try weights(fixture, 0)[7] == 64)
  }

  @Test func weightsOfFlatFormatsHaveFlatNames() throws {
    let fixture = try LayoutFixture()
    let manifest = try fixture.export(.voc) { $0.weights = true }
    #expect(manifest.files["weights/ulm_000001_000019.png"] != nil)
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }
}
