import Foundation
import Labels
import Render
import Testing

@testable import App
@testable import Refiner

/// The service with a real, if very small, network.
@Suite struct NetworkEncoderTests {
  private let folder: TemporaryFolder
  private let fixture: WorkstationFixture

  init() throws {
    folder = try TemporaryFolder()
    fixture = try WorkstationFixture()
  }

  private func encoder(cache: EmbeddingCache? = nil) throws -> NetworkEncoder {
    NetworkEncoder(
      try ModelFile(SmallNetwork.write(into: folder)), threadCount: 2, cache: cache,
      images: fixture.images, source: fixture.source())
  }

  private func workstation(_ encoder: NetworkEncoder) throws -> Workstation {
    let setup = SessionSetup(
      taxonomy: fixture.taxonomy, images: fixture.images, journal: fixture.store,
      reviewer: "tester", model: .ready(inputSide: 48))
    return try Workstation(
      setup, state: fixture.store.reviewState(), flaggedOnly: false,
      library: Library(fixture.source(), patience: .seconds(60)),
      segmentation: SegmentationService(encoder, didLoad: {}),
      look: Look(taxonomy: fixture.taxonomy, depth: .indexed256, glyphs: .half),
      size: Size(width: 100, height: 30))
  }

  /// The first candidate that would change the outline and leave something of it.
  private func chooseOne(_ workstation: Workstation) throws {
    for _ in 0..<3 {
      let pending = try #require(workstation.segment).edit.pending
      if pending.isChanged, !pending.change.leavesNothing { return }
      workstation.press("Tab")
    }
    Issue.record("the small network offers nothing")
  }

  @Test(arguments: ["s", "s t Space m", "s R l Space"])
  func aStoredDecisionIsMadeAgainFromItsRow(keys: String) throws {
    let workstation = try workstation(encoder())
    workstation.pressAndSettle(keys)
    try chooseOne(workstation)
    workstation.press("Enter")
    let row = try #require(try fixture.store.journal().first)
    let reshape = try #require(row.decision?.reshape)
    guard case .model(let hash, _, let predicted, let candidate) = reshape.source else {
      Issue.record("no model")
      return
    }
    let again = try SegmentAnything(
      checkpoint: Checkpoint.open(folder.path + "/small.safetensors"), threadCount: 1)
    #expect(again.contentHash == hash)
    let question = try #require(reshape.source.question)
    let image = try #require(fixture.images.first { $0.id == row.image })
    let photo = try fixture.source().photo(of: image).resized(to: image.size)
    let before = try RunLengthEncoding(compressed: row.runsBefore, size: image.size)
    let masks = try again.encode(photo, region: question.region)
      .masks(for: question.prompt, mask: before.mask)
    #expect(masks[candidate].mask == reshape.mask)
    #expect(abs(Double(masks[candidate].predictedIoU) - predicted) < 1e-5)
  }

  @Test func embeddingsAreKeptAndUsed() throws {
    let cache = EmbeddingCache(folder: folder.path + "/embeddings", limitBytes: 1 << 20)
    let first = try workstation(encoder(cache: cache))
    first.pressAndSettle("s")
    let names = try FileManager.default.contentsOfDirectory(atPath: cache.folder)
    #expect(!names.isEmpty)
    let second = try workstation(encoder(cache: cache))
    second.pressAndSettle("s")
    let both = try (#require(first.segment).candidates, #require(second.segment).candidates)
    #expect(both.0 == both.1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: cache.folder).count == names.count)
  }

  @Test func aPhotoThatCannotBeReadIsNamed() throws {
    let encoder = NetworkEncoder(
      try ModelFile(SmallNetwork.write(into: folder)), threadCount: 1, cache: nil,
      images: fixture.images, source: fixture.source(failing: true))
    let workstation = try workstation(encoder)
    workstation.settle()
    #expect(workstation.state.message.contains("missing"))
  }

  @Test func aFileThatIsNoNetworkIsNamed() throws {
    let path = folder.path + "/bad.pth"
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: CheckpointError.self) { try ModelFile(path) }
    #expect(throws: CheckpointError.self) { try ModelFile(folder.path + "/none.pth") }
  }
}
