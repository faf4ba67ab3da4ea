extension TinyViTConfiguration {
  /// Adds the tensors of `TinyViT`, without the neck and without the classifier.
  internal func addTensors(to list: inout TensorShapeList) {
    let first = stages.first?.width ?? 0
    list.normalisedConvolution("image_encoder.patch_embed.seq.0", [stemWidth, 3, 3, 3])
    list.normalisedConvolution("image_encoder.patch_embed.seq.2", [first, stemWidth, 3, 3])
    for (index, stage) in stages.enumerated() {
      let name = "image_encoder.layers.\(index)"
      for block in 0..<stage.depth {
        if index == 0 {
          Self.addMBConv("\(name).blocks.\(block)", stage, to: &list)
        } else {
          Self.addBlock("\(name).blocks.\(block)", stage, to: &list)
        }
      }
      if index + 1 < stages.count {
        Self.addMerging(name + ".downsample", from: stage, to: stages[index + 1], list: &list)
      }
    }
  }

  private static func addMBConv(_ name: String, _ stage: Stage, to list: inout TensorShapeList) {
    list.normalisedConvolution(name + ".conv1", [stage.hiddenWidth, stage.width, 1, 1])
    list.normalisedConvolution(name + ".conv2", [stage.hiddenWidth, 1, 3, 3])
    list.normalisedConvolution(name + ".conv3", [stage.width, stage.hiddenWidth, 1, 1])
  }

  private static func addBlock(_ name: String, _ stage: Stage, to list: inout TensorShapeList) {
    let width = stage.width
    list.add(
      name + ".attn.attention_biases", [stage.headCount, stage.windowSide * stage.windowSide])
    list.norm(name + ".attn.norm", width)
    list.linear(name + ".attn.qkv", from: width, to: 3 * width)
    list.linear(name + ".attn.proj", from: width, to: width)
    list.norm(name + ".mlp.norm", width)
    list.linear(name + ".mlp.fc1", from: width, to: stage.hiddenWidth)
    list.linear(name + ".mlp.fc2", from: stage.hiddenWidth, to: width)
    let kernel = stage.localKernelSide
    list.normalisedConvolution(name + ".local_conv", [width, 1, kernel, kernel])
  }

  private static func addMerging(
    _ name: String, from stage: Stage, to next: Stage, list: inout TensorShapeList
  ) {
    list.normalisedConvolution(name + ".conv1", [next.width, stage.width, 1, 1])
    list.normalisedConvolution(name + ".conv2", [next.width, 1, 3, 3])
    list.normalisedConvolution(name + ".conv3", [next.width, next.width, 1, 1])
  }
}
