import Foundation
import Labels
import Testing

@testable import Refiner

/// The full-size prompt encoder and mask decoder against the reference's outputs.
@Suite struct MaskDecoderTests {
  private static let fixture = Result { try DecoderFixture() }

  @Test(arguments: DecoderFixture.caseNames)
  func logitsAndIoUsAreTheReferences(_ name: String) throws {
    let fixture = try Self.fixture.get()
    let golden = try fixture.golden(name)
    for threads in [1, 2] {
      let output = fixture.decode(golden, threads: threads)
      let logits = fixture.subsampled(output.logits.values, step: 4)
      #expect(Golden.distance(logits, try Golden.array(golden.logits).values) < 1e-4)
      #expect(Golden.distance(output.predictedIoUs, golden.iou) < 1e-5)
      if let file = golden.masks {
        let packed = try NPYFile.read(Golden.folder("sam") + "/" + file).values.map { UInt8($0) }
        var different = 0
        for (index, logit) in output.logits.values.enumerated() {
          let bit = packed[index / 8] >> UInt8(7 - index % 8) & 1 == 1
          if bit != (logit > 0) { different += 1 }
        }
        #expect(different <= 4, "of \(output.logits.count) pixels")
      }
    }
  }

  @Test(arguments: DecoderFixture.caseNames)
  func promptEmbeddingsAreTheReferences(_ name: String) throws {
    let fixture = try Self.fixture.get()
    let golden = try fixture.golden(name)
    if let file = golden.sparse {
      let sparse = fixture.sparse(golden)
      #expect(Golden.distance(sparse.values, try Golden.array(file).values) < 1e-5)
    }
    if let file = golden.dense {
      let dense = fixture.encoder.dense(mask: golden.hasMask ? fixture.mask : nil)
      var full = dense.values
      if dense.rowCount == 1 {
        full = Array(repeating: dense.values, count: 4096).flatMap { $0 }
      }
      let wanted = try Golden.array(file).values
      #expect(Golden.distance(fixture.channelsFirst(full, step: 8), wanted) < 1e-5)
    }
  }

  @Test func densePositionalEncodingIsTheReferences() throws {
    let fixture = try Self.fixture.get()
    let encoding = fixture.channelsFirst(fixture.encoder.densePosition.values, step: 8)
    #expect(Golden.distance(encoding, try Golden.array("dec_dense_pe_s8.npy").values) < 1e-5)
  }

  @Test func aBatchGivesWhatSinglePromptsGive() throws {
    let fixture = try Self.fixture.get()
    let points = [(100.0, 200.0), (512, 512), (900, 40), (3, 1000), (640, 333)]
    let sparse = points.map { x, y in
      fixture.encoder.sparse(points: [(Point(x: x, y: y), .point(1))], box: nil)
    }
    let batch = fixture.decode(sparse: sparse, threads: 2)
    for (index, prompt) in sparse.enumerated() {
      let single = fixture.decode(sparse: [prompt], threads: 1)[0]
      #expect(Golden.distance(batch[index].logits.values, single.logits.values) < 1e-5)
      #expect(Golden.distance(batch[index].predictedIoUs, single.predictedIoUs) < 1e-6)
    }
  }

  @Test func aBatchOfGridPointsIsTheReferences() throws {
    struct Batch: Decodable {
      let pointsF64: [[Double]]
      let iou: [[Float]]
    }
    let fixture = try Self.fixture.get()
    let golden = try Golden.decode(Batch.self, "decoder", "amg_batch")
    let sparse = golden.pointsF64.map { point in
      fixture.encoder.sparse(points: [(Point(x: point[0], y: point[1]), .point(1))], box: nil)
    }
    let wanted = try Golden.array("dec_amgbatch_sparse.npy").values
    #expect(Golden.distance(sparse.flatMap(\.values), wanted) < 1e-5)
    let decoded = fixture.decode(sparse: sparse, threads: 2)
    var logits: [Float] = []
    for (masks, iou) in zip(decoded, golden.iou) {
      #expect(Golden.distance(Array(masks.predictedIoUs[1...]), iou) < 1e-5)
      logits += fixture.subsampled(Array(masks.logits.values[65536...]), step: 16)
    }
    let goldenLogits = try Golden.array("dec_amgbatch_logits_s16.npy")
    try #require(goldenLogits.values.count == logits.count)
    #expect(Golden.distance(logits, goldenLogits.values) < 1e-4)
  }

  @Test func intermediateStagesAreTheReferences() throws {
    let fixture = try Self.fixture.get()
    let golden = try fixture.golden("pt1")
    let pool = WorkerPool(threadCount: 2)
    let sparse = fixture.sparse(golden)
    let context = fixture.decoder.context(
      embedding: fixture.embedding, densePrompt: fixture.encoder.noMask,
      position: fixture.encoder.densePosition, pool: pool)
    let scratch = DecodingScratch(
      .init(promptCount: 1, tokenCount: 7, workerCount: 2, isExpanded: false),
      decoder: fixture.decoder)
    _ = fixture.decoder.decode(
      sparse: [sparse], contexts: [context], maskTokens: 0..<4, scratch: scratch, pool: pool)
    // `src`: what leaves the transformer on the image side, every 32nd token.
    let keys = scratch.image[0]
    let found = stride(from: 0, to: 4096, by: 32).flatMap { keys.rows($0..<$0 + 1).values }
    #expect(Golden.distance(found, try Golden.array("dec_pt1_src_s32.npy").values) < 1e-5)
  }
}
