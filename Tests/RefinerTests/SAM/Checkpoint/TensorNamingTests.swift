import Testing

@testable import Refiner

/// Names of tensors as other programs write them.
@Suite struct TensorNamingTests {
  private func open(_ names: [String]) throws -> Checkpoint {
    let sandbox = try FileSandbox()
    let tensors = names.enumerated().map { index, name in
      (name: name, shape: [1], values: [Float(index)])
    }
    return try Checkpoint.open(
      try sandbox.write(TestCheckpoint.safetensors(tensors), to: "a.safetensors"))
  }

  @Test func everyHuggingFaceNameOfViTBIsBroughtToTheReferences() throws {
    let entries = try TensorNames.read("names_vit_b.txt")
    let theirs = try entries.map { try #require($0.huggingFace) }
    let checkpoint = try open(theirs + ["shared_image_embedding.positional_embedding"])
    #expect(checkpoint.tensors.count == 314)
    for (index, entry) in entries.enumerated() {
      #expect(try checkpoint.floats(entry.name, shape: [1]).values == [Float(index)])
    }
    #expect(checkpoint.ignored == ["shared_image_embedding.positional_embedding"])
  }

  @Test func theOnlyCopyOfThePositionsIsTaken() throws {
    let checkpoint = try open([
      "vision_encoder.pos_embed", "shared_image_embedding.positional_embedding",
    ])
    #expect(
      Set(checkpoint.tensors.keys) == [
        "image_encoder.pos_embed",
        "prompt_encoder.pe_layer.positional_encoding_gaussian_matrix",
      ])
    #expect(checkpoint.ignored.isEmpty)
  }

  @Test func anMLPOfAnyDepthIsNumberedThrough() throws {
    let checkpoint = try open(
      ["vision_encoder.x"]
        + ["proj_in", "layers.0", "layers.1", "layers.2", "proj_out"].map {
          "mask_decoder.iou_prediction_head.\($0).weight"
        })
    for layer in 0..<5 {
      let name = "mask_decoder.iou_prediction_head.layers.\(layer).weight"
      #expect(try checkpoint.floats(name, shape: [1]).values == [Float(layer + 1)])
    }
  }

  @Test func prefixesOfAllNamesAreTakenOff() throws {
    let checkpoint = try open(["module.sam.image_encoder.a", "module.sam.mask_decoder.b"])
    #expect(Set(checkpoint.tensors.keys) == ["image_encoder.a", "mask_decoder.b"])
    let some = try open(["module.image_encoder.a", "mask_decoder.b"])
    #expect(Set(some.tensors.keys) == ["module.image_encoder.a", "mask_decoder.b"])
  }

  @Test func twoTensorsThatBecomeOneAreRefused() throws {
    let error = try #require(throws: CheckpointError.self) {
      try open(["vision_encoder.neck.conv1.weight", "vision_encoder.neck.0.weight"])
    }
    #expect(error.description.contains("image_encoder.neck.0.weight"))
  }
}
