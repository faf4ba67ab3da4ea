extension ViTConfiguration {
  /// Adds the tensors of `ImageEncoderViT`, without the neck.
  internal func addTensors(to list: inout TensorShapeList, gridSide: Int) {
    if hasAbsolutePositions { list.add("image_encoder.pos_embed", [1, gridSide, gridSide, width]) }
    list.convolution(
      "image_encoder.patch_embed.proj", [width, 3, patchSide, patchSide], bias: width)
    for (index, side) in windowSides.enumerated() {
      addBlock(
        "image_encoder.blocks.\(index)", to: &list, attentionSide: side == 0 ? gridSide : side)
    }
  }

  private func addBlock(_ name: String, to list: inout TensorShapeList, attentionSide: Int) {
    list.norm(name + ".norm1", width)
    if hasRelativePositions {
      list.add(name + ".attn.rel_pos_h", [2 * attentionSide - 1, width / headCount])
      list.add(name + ".attn.rel_pos_w", [2 * attentionSide - 1, width / headCount])
    }
    list.linear(name + ".attn.qkv", from: width, to: 3 * width, bias: hasQKVBias)
    list.linear(name + ".attn.proj", from: width, to: width)
    list.norm(name + ".norm2", width)
    list.linear(name + ".mlp.lin1", from: width, to: hiddenWidth)
    list.linear(name + ".mlp.lin2", from: hiddenWidth, to: width)
  }
}
