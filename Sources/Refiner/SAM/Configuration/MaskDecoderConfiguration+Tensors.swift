extension MaskDecoderConfiguration {
  /// Adds the tensors of `PromptEncoder`.
  internal func addPromptEncoderTensors(to list: inout TensorShapeList) {
    let name = "prompt_encoder."
    list.add(name + "pe_layer.positional_encoding_gaussian_matrix", [2, width / 2])
    for index in 0..<4 { list.add(name + "point_embeddings.\(index).weight", [1, width]) }
    list.add(name + "not_a_point_embed.weight", [1, width])
    let mask = maskPromptWidth
    list.convolution(name + "mask_downscaling.0", [mask / 4, 1, 2, 2], bias: mask / 4)
    list.norm(name + "mask_downscaling.1", mask / 4)
    list.convolution(name + "mask_downscaling.3", [mask, mask / 4, 2, 2], bias: mask)
    list.norm(name + "mask_downscaling.4", mask)
    list.convolution(name + "mask_downscaling.6", [width, mask, 1, 1], bias: width)
    list.add(name + "no_mask_embed.weight", [1, width])
  }

  /// Adds the tensors of `MaskDecoder`.
  internal func addTensors(to list: inout TensorShapeList) {
    let name = "mask_decoder."
    addTransformer(name + "transformer.", to: &list)
    list.add(name + "iou_token.weight", [1, width])
    list.add(name + "mask_tokens.weight", [maskTokenCount, width])
    list.convolution(
      name + "output_upscaling.0", [width, width / 4, 2, 2], bias: width / 4)
    list.norm(name + "output_upscaling.1", width / 4)
    list.convolution(
      name + "output_upscaling.3", [width / 4, width / 8, 2, 2], bias: width / 8)
    for token in 0..<maskTokenCount {
      list.perceptron(
        name + "output_hypernetworks_mlps.\(token)", depth: hypernetworkDepth, width: width,
        hidden: width, output: width / 8)
    }
    list.perceptron(
      name + "iou_prediction_head", depth: iouHeadDepth, width: width, hidden: iouHeadWidth,
      output: maskTokenCount)
  }

  /// `TwoWayTransformer`.
  private func addTransformer(_ name: String, to list: inout TensorShapeList) {
    for layer in 0..<depth {
      let layer = name + "layers.\(layer)."
      list.attention(layer + "self_attn", width: width, inner: width)
      for norm in 1...4 { list.norm(layer + "norm\(norm)", width) }
      for part in ["cross_attn_token_to_image", "cross_attn_image_to_token"] {
        list.attention(layer + part, width: width, inner: crossAttentionWidth)
      }
      list.linear(layer + "mlp.lin1", from: width, to: hiddenWidth)
      list.linear(layer + "mlp.lin2", from: hiddenWidth, to: width)
    }
    list.attention(
      name + "final_attn_token_to_image", width: width, inner: crossAttentionWidth)
    list.norm(name + "norm_final_attn", width)
  }
}
