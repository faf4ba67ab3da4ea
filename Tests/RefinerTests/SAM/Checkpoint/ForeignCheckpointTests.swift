import Testing

@testable import Refiner

/// Checkpoints that open well but hold no network that can be built.
@Suite struct ForeignCheckpointTests {
  private let sandbox: FileSandbox

  init() throws { sandbox = try FileSandbox() }

  /// The error that a changed list of tensors gives.
  private func refusal(
    of configuration: NetworkConfiguration, metadata: [String: String] = ["decoder_heads": "4"],
    change: (inout [(name: String, shape: [Int])]) -> Void
  ) throws -> CheckpointError {
    var shapes = configuration.expectedTensors
    change(&shapes)
    let checkpoint = try SampleNetworks.checkpoint(shapes, metadata: metadata, in: sandbox)
    return try #require(throws: CheckpointError.self) {
      try NetworkConfiguration(checkpoint: checkpoint)
    }
  }

  @Test(arguments: [SampleNetworks.smallViT, SampleNetworks.smallTinyViT])
  func everyTensorThatIsMissingIsNoticed(configuration: NetworkConfiguration) throws {
    for (index, tensor) in configuration.expectedTensors.enumerated() {
      let metadata = ["decoder_heads": "4", "img_size": "128"]
      let isViT = configuration == SampleNetworks.smallViT
      let optional = ["pos_embed", "blocks.0.attn.rel_pos_h", "blocks.0.attn.qkv.bias"]
      if isViT && optional.contains(where: { tensor.name == "image_encoder." + $0 }) { continue }
      let error = try refusal(
        of: configuration, metadata: isViT ? ["decoder_heads": "4"] : metadata
      ) { $0.remove(at: index) }
      #expect("\(error)".count < 400)
      guard case .missingTensor(_, let name) = error else {
        // A lower count of modules makes the others misshapen; a missing switch changes the family.
        guard case .misshapen = error else {
          Issue.record("\(tensor.name): \(error)")
          continue
        }
        continue
      }
      #expect(name == tensor.name || name.hasSuffix(".*"), "\(tensor.name): \(error)")
    }
  }

  @Test(arguments: [SampleNetworks.smallViT, SampleNetworks.smallTinyViT])
  func everyTensorOfAnotherShapeIsNoticed(configuration: NetworkConfiguration) throws {
    for index in configuration.expectedTensors.indices {
      let error = try refusal(of: configuration) { $0[index].shape[0] += 1 }
      switch error {
      case .misshapen, .unusable, .missingTensor: break
      default: Issue.record("\(error)")
      }
    }
  }

  @Test func aClassifierIsToldByTheFirstTensorThatItLacks() throws {
    let error = try refusal(of: SampleNetworks.smallViT) {
      $0 = [(name: "conv1.weight", shape: [4, 3, 7, 7]), (name: "fc.bias", shape: [10])]
    }
    #expect("\(error)".contains("prompt_encoder.no_mask_embed.weight"))
  }

  static let changes: [(tensor: String, shape: [Int], word: String)] = [
    ("image_encoder.pos_embed", [1, 8, 7, 24], "square"),
    ("image_encoder.pos_embed", [1, 129, 129, 24], "not supported"),
    ("image_encoder.pos_embed", [0, 8, 8, 24], "shape"),
    ("image_encoder.patch_embed.proj.weight", [24, 4, 8, 8], "patches"),
    ("image_encoder.patch_embed.proj.weight", [24, 3, 65, 65], "patches"),
    ("image_encoder.patch_embed.proj.weight", [24, 3, 8], "shape"),
    ("image_encoder.patch_embed.proj.weight", [1 << 16, 3, 1, 1], "shape"),
    ("image_encoder.blocks.0.attn.rel_pos_h", [5, 7], "heads"),
    ("image_encoder.blocks.1.attn.rel_pos_h", [201, 8], "windows"),
    ("image_encoder.neck.0.weight", [40, 24, 1, 1], "40 channels"),
    ("prompt_encoder.no_mask_embed.weight", [1, 36], "multiple of 8"),
    ("mask_decoder.mask_tokens.weight", [1, 32], "1 masks"),
    ("mask_decoder.mask_tokens.weight", [65, 32], "65 masks"),
    ("prompt_encoder.mask_downscaling.3.weight", [6, 1, 2, 2], "multiple of 4"),
    ("mask_decoder.transformer.final_attn_token_to_image.q_proj.weight", [18, 32], "4 heads"),
  ]

  @Test(arguments: changes.indices)
  func sizesThatNoNetworkHasAreNamed(index: Int) throws {
    let change = Self.changes[index]
    let error = try refusal(of: SampleNetworks.smallViT) { shapes in
      for place in shapes.indices where shapes[place].name == change.tensor {
        shapes[place].shape = change.shape
      }
    }
    #expect("\(error)".contains(change.word), "\(error)")
  }

  static let tinyChanges: [(tensor: String, shape: [Int], word: String)] = [
    ("image_encoder.layers.1.blocks.0.attn.attention_biases", [2, 50], "square windows"),
    ("image_encoder.layers.1.blocks.0.attn.attention_biases", [3, 49], "heads"),
    ("image_encoder.layers.1.blocks.0.attn.attention_biases", [2, 65 * 65], "square windows"),
    ("image_encoder.layers.2.blocks.0.local_conv.c.weight", [24, 1, 4, 4], "not of 3"),
  ]

  @Test(arguments: tinyChanges.indices)
  func sizesThatNoTinyViTHasAreNamed(index: Int) throws {
    let change = Self.tinyChanges[index]
    let error = try refusal(of: SampleNetworks.smallTinyViT) { shapes in
      for place in shapes.indices where shapes[place].name == change.tensor {
        shapes[place].shape = change.shape
      }
    }
    #expect("\(error)".contains(change.word), "\(error)")
  }

  @Test(arguments: ["0", "-8", "x", "99999999999999999999", "7", ""])
  func nonsenseInTheMetadataIsRefused(heads: String) throws {
    let error = try refusal(of: SampleNetworks.smallViT, metadata: ["decoder_heads": heads]) { _ in
    }
    #expect("\(error)".contains("heads"), "\(error)")
  }

  @Test(arguments: ["17", "8192", "8"])
  func inputSidesThatDoNotFitTheGridAreRefused(side: String) throws {
    let error = try refusal(
      of: SampleNetworks.smallTinyViT, metadata: ["decoder_heads": "4", "img_size": side]
    ) { _ in }
    #expect("\(error)".contains("not supported"), "\(error)")
  }
}
