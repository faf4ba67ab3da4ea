extension NetworkConfiguration {
  /// Every tensor that the network reads, with its shape, under the reference's names.
  ///
  /// Published checkpoints hold a few more, which inference has no use for: TinyViT's classifier
  /// (`norm_head`, `head`) and counters of batches (`num_batches_tracked`).
  /// - Complexity: O(tensors), some hundreds.
  public var expectedTensors: [(name: String, shape: [Int])] {
    var list = TensorShapeList()
    switch imageEncoder {
    case .vit(let vit):
      vit.addTensors(to: &list, gridSide: gridSide)
      Self.addNeck(to: &list, from: vit.width, to: vit.outputWidth)
    case .tinyViT(let tiny):
      tiny.addTensors(to: &list)
      Self.addNeck(to: &list, from: tiny.stages.last?.width ?? 0, to: tiny.outputWidth)
    }
    maskDecoder.addPromptEncoderTensors(to: &list)
    maskDecoder.addTensors(to: &list)
    return list.tensors
  }

  /// How many numbers the network reads.
  public var parameterCount: Int {
    expectedTensors.reduce(0) { $0 + $1.shape.reduce(1, *) }
  }

  /// `neck`: two convolutions without bias, each with a norm.
  private static func addNeck(to list: inout TensorShapeList, from width: Int, to output: Int) {
    list.convolution("image_encoder.neck.0", [output, width, 1, 1])
    list.norm("image_encoder.neck.1", output)
    list.convolution("image_encoder.neck.2", [output, output, 3, 3])
    list.norm("image_encoder.neck.3", output)
  }
}
