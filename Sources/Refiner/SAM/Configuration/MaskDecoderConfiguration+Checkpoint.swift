extension MaskDecoderConfiguration {
  /// Works out the sizes from a checkpoint's shapes.
  internal init(_ shapes: CheckpointShapes, headCount: Int) throws(CheckpointError) {
    let decoder = "mask_decoder."
    let transformer = decoder + "transformer."
    let iouHead = decoder + "iou_prediction_head.layers."
    self.init(
      width: try shapes.shape("prompt_encoder.no_mask_embed.weight", rank: 2)[1],
      headCount: headCount,
      crossAttentionWidth: try shapes.shape(
        transformer + "final_attn_token_to_image.q_proj.weight", rank: 2)[0],
      depth: try shapes.count(below: transformer + "layers."),
      hiddenWidth: try shapes.shape(transformer + "layers.0.mlp.lin1.weight", rank: 2)[0],
      maskTokenCount: try shapes.shape(decoder + "mask_tokens.weight", rank: 2)[0],
      iouHeadDepth: try shapes.count(below: iouHead),
      iouHeadWidth: try shapes.shape(iouHead + "0.weight", rank: 2)[0],
      hypernetworkDepth: try shapes.count(
        below: decoder + "output_hypernetworks_mlps.0.layers."),
      maskPromptWidth: try shapes.shape("prompt_encoder.mask_downscaling.3.weight", rank: 4)[0])
    try check(shapes)
  }

  private func check(_ shapes: CheckpointShapes) throws(CheckpointError) {
    let embedding = "prompt_encoder.no_mask_embed.weight"
    try shapes.require(
      width.isMultiple(of: 8) && width.isMultiple(of: headCount), embedding,
      "\(width) channels, no multiple of 8 and of \(headCount) heads")
    try shapes.require(
      width <= 512, embedding, "\(width) channels, more than the 512 that are supported")
    try shapes.require(
      crossAttentionWidth.isMultiple(of: headCount) && crossAttentionWidth.isMultiple(of: 8),
      "mask_decoder.transformer.final_attn_token_to_image.q_proj.weight",
      "\(crossAttentionWidth) channels, no multiple of 8 and of \(headCount) heads")
    try shapes.require(
      hiddenWidth.isMultiple(of: 8), "mask_decoder.transformer.layers.0.mlp.lin1.weight",
      "\(hiddenWidth) channels, no multiple of 8")
    try shapes.require(
      iouHeadWidth.isMultiple(of: 8), "mask_decoder.iou_prediction_head.layers.0.weight",
      "\(iouHeadWidth) channels, no multiple of 8")
    try shapes.require(
      (2...64).contains(maskTokenCount), "mask_decoder.mask_tokens.weight",
      "\(maskTokenCount) masks, not 2 to 64")
    try shapes.require(
      maskPromptWidth.isMultiple(of: 4), "prompt_encoder.mask_downscaling.3.weight",
      "\(maskPromptWidth) channels, no multiple of 4")
  }
}
