import Labels
import Testing

@testable import Refiner

/// The mask decoder's golden logits at the photo's size.
@Suite struct MaskUpsamplingGoldenTests {
  /// The three candidates of the goldens' case `pt1`, [3][256 * 256], as the decoder computes them.
  private static let candidates = Result {
    let fixture = try DecoderFixture()
    let logits = fixture.decode(try fixture.golden("pt1"), threads: 2).logits.values
    return (1...3).map { Array(logits[$0 * 65536..<($0 + 1) * 65536]) }
  }

  /// One size of the goldens.
  struct Case: Decodable {
    struct Logits: Decodable {
      let file: String
    }

    let inputSize: [Int]
    let originalSize: [Int]
    let step: Int
    let logits: Logits
    let areaPositive: [Int]
    let boxes: [[Int]]
    let stability: [Float]

    var original: Size<ImageSpace> { Size(width: originalSize[1], height: originalSize[0]) }

    var upsampling: MaskUpsampling {
      MaskUpsampling(
        lowResolutionSide: 256, inputSide: 1024,
        resized: Size(width: inputSize[1], height: inputSize[0]), original: original)
    }
  }

  @Test(arguments: ["427x640", "1500x2250", "300x199"])
  func theDecodersMasksAreThoseOfTheReferenceAtEverySize(size: String) throws {
    let golden = try Golden.decode(Case.self, "decoder", "upsample_\(size)")
    let wanted = try Golden.array(golden.logits.file)
    let candidates = try Self.candidates.get()
    var sampled: [Float] = []
    for (index, candidate) in candidates.enumerated() {
      let logits = golden.upsampling.logits(of: candidate.span)
      for y in stride(from: 0, to: golden.original.height, by: golden.step) {
        for x in stride(from: 0, to: golden.original.width, by: golden.step) {
          sampled.append(logits[y * golden.original.width + x])
        }
      }
      let summary = golden.upsampling.summary(of: candidate.span)
      let areaError = abs(summary.area - golden.areaPositive[index])
      #expect(areaError * 1000 <= golden.original.area)
      #expect(abs(summary.stability - golden.stability[index]) <= 1e-4)
      let box = summary.box
      #expect([box.left, box.top, box.right, box.bottom] == golden.boxes[index])
    }
    #expect(Golden.distance(sampled, wanted.values) <= 1e-3)
  }
}
