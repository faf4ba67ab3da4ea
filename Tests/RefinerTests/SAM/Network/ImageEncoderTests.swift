import Foundation
import Labels
import Testing

@testable import Refiner

/// Image encoders against the reference's outputs, stage by stage.
@Suite struct ImageEncoderTests {
  private func pixels(width: Int, height: Int, side: Int) -> MatrixView {
    let input = ModelInput(Golden.photo(width: width, height: height), side: side)
    return MatrixView(input.pixels, rowCount: side, columnCount: side * 3)
  }

  /// Every `step`-th row and column of a grid of tokens, as the goldens of ViT keep it.
  private func subsampled(_ x: MatrixView, side: Int, step: Int) -> [Float] {
    var result: [Float] = []
    for y in stride(from: 0, to: side, by: step) {
      for column in stride(from: 0, to: side, by: step) {
        result += x.rows(y * side + column..<y * side + column + 1).values
      }
    }
    return result
  }

  /// Every N / 32-th token, as the goldens of TinyViT keep it.
  private func samples(_ x: MatrixView) -> [Float] {
    let step = max(1, x.rowCount / 32)
    return stride(from: 0, to: x.rowCount, by: step).prefix(32).flatMap {
      x.rows($0..<$0 + 1).values
    }
  }

  /// An embedding as channels first, subsampled.
  private func embedding(
    _ x: MatrixView, side: Int, channelStep: Int, step: Int
  ) -> [Float] {
    let values = x.values
    var result: [Float] = []
    for channel in stride(from: 0, to: x.columnCount, by: channelStep) {
      for y in stride(from: 0, to: side, by: step) {
        for column in stride(from: 0, to: side, by: step) {
          result.append(values[(y * side + column) * x.columnCount + channel])
        }
      }
    }
    return result
  }

  @Test(arguments: [1, 2])
  func smallViTIsTheReferences(threads: Int) throws {
    guard case .vit(let sizes) = NetworkConfiguration.smallViT.imageEncoder else { return }
    let encoder = try ImageEncoderViT(DeterministicSource(), sizes, gridSide: 16)
    var stages: [Int: [Float]] = [:]
    let features = try encoder.encode(
      pixels(width: 211, height: 150, side: 256), pool: WorkerPool(threadCount: threads),
      progress: EncodingProgress()
    ) { stages[$0] = subsampled($1, side: 16, step: 4) }
    for (stage, file) in [
      -1: "vit_patch_embed_s4", 0: "vit_block0_s4", 1: "vit_block1_s4", 2: "vit_block2_s4",
      3: "vit_block3_s4",
    ] {
      let golden = try Golden.array(file + ".npy").values
      #expect(Golden.distance(stages[stage] ?? [], golden) < 1e-5, "\(file)")
    }
    let golden = try Golden.array("vit_features.npy").values
    #expect(
      Golden.distance(embedding(features, side: 16, channelStep: 1, step: 1), golden) < 1e-5)
  }

  @Test func viTBIsTheReferences() throws {
    guard case .vit(let sizes) = NetworkConfiguration.viTB.imageEncoder else { return }
    let encoder = try ImageEncoderViT(DeterministicSource(), sizes, gridSide: 64)
    var stages: [Int: [Float]] = [:]
    let features = try encoder.encode(
      pixels(width: 1024, height: 768, side: 1024), pool: WorkerPool(threadCount: 2),
      progress: EncodingProgress()
    ) { stages[$0] = subsampled($1, side: 64, step: 16) }
    for stage in [0, 2, 5, 11] {
      let golden = try Golden.array("vitb_block\(stage)_s.npy").values
      #expect(Golden.distance(stages[stage] ?? [], golden) < 1e-5, "block \(stage)")
    }
    let golden = try Golden.array("vitb_features_s.npy").values
    #expect(
      Golden.distance(embedding(features, side: 64, channelStep: 8, step: 4), golden) < 1e-5)
  }

  /// Configuration, photo, the goldens' name, and how its features are subsampled.
  private struct TinyCase {
    let configuration: NetworkConfiguration
    let photo: (width: Int, height: Int)
    let name: String
    let channelStep: Int
    let step: Int
  }

  private static let tinyCases = [
    TinyCase(
      configuration: .smallTinyViT(inputSide: 256), photo: (256, 200), name: "tiny256",
      channelStep: 1, step: 1),
    TinyCase(
      configuration: .smallTinyViT(inputSide: 512), photo: (512, 512), name: "tiny512",
      channelStep: 2, step: 2),
    TinyCase(
      configuration: .mobileSAM, photo: (1024, 768), name: "mobilesam1024", channelStep: 8, step: 4),
  ]

  @Test(arguments: [0, 1, 2], [1, 2])
  func tinyViTIsTheReferences(index: Int, threads: Int) throws {
    let test = Self.tinyCases[index]
    guard case .tinyViT(let sizes) = test.configuration.imageEncoder else { return }
    let side = test.configuration.inputSide
    let encoder = try TinyViT(DeterministicSource(), sizes, inputSide: side)
    var stages: [Int: [Float]] = [:]
    let features = try encoder.encode(
      pixels(width: test.photo.width, height: test.photo.height, side: side),
      pool: WorkerPool(threadCount: threads), progress: EncodingProgress()
    ) { stages[$0] = samples($1) }
    for stage in -1...3 {
      let file = "\(test.name)_" + (stage < 0 ? "patch_embed" : "layer\(stage)") + "_s.npy"
      let golden = try Golden.array(file).values
      #expect(Golden.distance(stages[stage] ?? [], golden) < 1e-5, "\(file)")
    }
    let golden = try Golden.array("\(test.name)_features.npy").values
    let found = embedding(
      features, side: side / 16, channelStep: test.channelStep, step: test.step)
    #expect(Golden.distance(found, golden) < 1e-5)
  }

  @Test func encodingStopsWhenItIsCancelled() throws {
    let configuration = NetworkConfiguration.smallViT
    let encoder = try ImageEncoder(DeterministicSource(), configuration)
    let input = pixels(width: 64, height: 64, side: 256)
    var shares: [Double] = []
    #expect(throws: SAMError.cancelled) {
      try encoder.encode(
        input, pool: WorkerPool(threadCount: 1),
        progress: EncodingProgress(isCancelled: { shares.count == 2 }) { shares.append($0) })
    }
    #expect(shares == [0.2, 0.4])
  }
}
