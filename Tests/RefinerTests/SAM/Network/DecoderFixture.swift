import Foundation
import Labels

@testable import Refiner

/// The published sizes of prompt encoder and mask decoder with deterministic weights, and their goldens.
struct DecoderFixture {
  static let caseNames = [
    "pt1", "pts3", "box", "box_pts", "mask_pt", "mask_box", "mask_only", "empty", "pts_odd_labels",
    "pts8",
  ]

  /// One combination of prompts and what the reference makes of it.
  struct Case: Decodable {
    struct File: Decodable { let file: String }
    struct Values: Decodable { let values: [Float] }
    let points: [[Double]]?
    let labels: [Int]?
    let box: [Double]?
    let maskInput: Bool?
    private let logitsFile: File
    private let iouValues: Values
    private let masksFile: File?
    private let sparseFile: File?
    private let denseFile: File?

    var hasMask: Bool { maskInput ?? false }
    var logits: String { logitsFile.file }
    var iou: [Float] { iouValues.values }
    var masks: String? { masksFile?.file }
    var sparse: String? { sparseFile?.file }
    var dense: String? { denseFile?.file }

    enum CodingKeys: String, CodingKey {
      case points, labels, box
      case maskInput = "mask_input"
      case logitsFile = "logits"
      case iouValues = "iou"
      case masksFile = "masks"
      case sparseFile = "sparse"
      case denseFile = "dense"
    }
  }

  let encoder: PromptEncoder
  let decoder: MaskDecoder
  let embedding: MatrixView
  let mask = DeterministicWeights.map(
    "golden.mask_input", channels: 1, height: 256, width: 256, coarse: 32, scale: 16)
  private let cases: [String: Case]

  init() throws {
    // The image encoder does not matter here.
    let configuration = NetworkConfiguration(
      imageEncoder: .tinyViT(TinyViTConfiguration(stages: [], stemWidth: 0, outputWidth: 256)),
      maskDecoder: MaskDecoderConfiguration(), inputSide: 1024)
    encoder = try PromptEncoder(DeterministicSource(), configuration)
    decoder = try MaskDecoder(DeterministicSource(), configuration.maskDecoder, gridSide: 64)
    embedding = MatrixView(
      rowCount: 256, columnCount: 4096,
      values: DeterministicWeights.map(
        "golden.image_embedding", channels: 256, height: 64, width: 64)
    ).transposedCopy()
    let data = try JSONSerialization.data(withJSONObject: Golden.manifest("decoder", "cases"))
    cases = try JSONDecoder().decode([String: Case].self, from: data)
  }

  func golden(_ name: String) throws -> Case {
    guard let golden = cases[name] else { throw CocoaError(.fileReadCorruptFile) }
    return golden
  }

  func sparse(_ golden: Case) -> MatrixView {
    let points = zip(golden.points ?? [], golden.labels ?? []).map { point, label in
      let kind: PromptEncoder.PointLabel =
        label == -1 ? .padding : label == 0 || label == 1 ? .point(label) : .bare
      return (Point<ModelSpace>(x: point[0], y: point[1]), kind)
    }
    let box = golden.box.map {
      (Point<ModelSpace>(x: $0[0], y: $0[1]), Point<ModelSpace>(x: $0[2], y: $0[3]))
    }
    return encoder.sparse(points: points, box: box)
  }

  /// All four masks of a case.
  func decode(_ golden: Case, threads: Int) -> DecodedMasks {
    decode(
      sparse: [sparse(golden)], mask: golden.hasMask ? mask : nil, threads: threads)[0]
  }

  func decode(sparse: [MatrixView], mask: [Float]? = nil, threads: Int) -> [DecodedMasks] {
    let pool = WorkerPool(threadCount: threads)
    let context = decoder.context(
      embedding: embedding, densePrompt: encoder.dense(mask: mask),
      position: encoder.densePosition, pool: pool)
    let contexts = sparse.map { _ in context }
    let shape = decoder.scratchShape(sparse: sparse, contexts: contexts, workerCount: threads)
    return decoder.decode(
      sparse: sparse, contexts: contexts, maskTokens: 0..<4,
      scratch: DecodingScratch(shape, decoder: decoder), pool: pool)
  }

  /// Every `step`-th pixel of masks of side 256.
  func subsampled(_ masks: [Float], step: Int) -> [Float] {
    var result: [Float] = []
    for start in stride(from: 0, to: masks.count, by: 256 * step) {
      for x in stride(from: 0, to: 256, by: step) { result.append(masks[start + x]) }
    }
    return result
  }

  /// Token-major [64 * 64, 256] as channels first, every `step`-th token per axis.
  func channelsFirst(_ tokens: [Float], step: Int) -> [Float] {
    var result: [Float] = []
    for channel in 0..<256 {
      for y in stride(from: 0, to: 64, by: step) {
        for x in stride(from: 0, to: 64, by: step) {
          result.append(tokens[(y * 64 + x) * 256 + channel])
        }
      }
    }
    return result
  }
}
