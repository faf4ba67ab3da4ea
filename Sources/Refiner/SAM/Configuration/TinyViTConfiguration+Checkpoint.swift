extension TinyViTConfiguration {
  /// Works out the sizes from a checkpoint's shapes.
  internal init(_ shapes: CheckpointShapes) throws(CheckpointError) {
    let stem = try shapes.shape("image_encoder.patch_embed.seq.2.c.weight", rank: 4)
    let count = try shapes.count(below: "image_encoder.layers.")
    // Two halvings before the stages and one after the first and the second make a sixteenth.
    try shapes.require(
      count == 4, "image_encoder.layers.\(count - 1)", "\(count) stages, not 4")
    var stages = [try Self.convolutional(shapes, width: stem[0])]
    for index in 1..<count { stages.append(try Self.attentive(shapes, index: index)) }
    self.init(
      stages: stages, stemWidth: stem[1],
      outputWidth: try shapes.shape("image_encoder.neck.0.weight", rank: 4)[0])
  }

  /// The first stage, of `MBConv` blocks.
  private static func convolutional(
    _ shapes: CheckpointShapes, width: Int
  ) throws(CheckpointError) -> Stage {
    Stage(
      width: width, depth: try shapes.count(below: "image_encoder.layers.0.blocks."), headCount: 0,
      windowSide: 0,
      hiddenWidth: try shapes.shape("image_encoder.layers.0.blocks.0.conv1.c.weight", rank: 4)[0],
      localKernelSide: 0, mergeStride: 2)
  }

  /// A later stage, of attention blocks; the last merge keeps the grid.
  private static func attentive(
    _ shapes: CheckpointShapes, index: Int
  ) throws(CheckpointError) -> Stage {
    let block = "image_encoder.layers.\(index).blocks.0."
    let width = try shapes.shape(block + "attn.qkv.weight", rank: 2)[1]
    let biases = try shapes.shape(block + "attn.attention_biases", rank: 2)
    let windowSide = Int(Double(biases[1]).squareRoot())
    try shapes.require(
      windowSide * windowSide == biases[1] && windowSide <= CheckpointShapes.maximumWindowSide
        && width.isMultiple(of: biases[0]),
      block + "attn.attention_biases",
      "\(biases), not square windows of heads that divide \(width) channels")
    try shapes.require(
      biases[0] * biases[1] * biases[1] <= 1 << 23, block + "attn.attention_biases",
      "\(biases), more pairs of tokens than are supported")
    let kernel = try shapes.shape(block + "local_conv.c.weight", rank: 4)
    try shapes.require(
      kernel[2] == 3, block + "local_conv.c.weight", "a kernel of \(kernel[2]), not of 3")
    return Stage(
      width: width, depth: try shapes.count(below: "image_encoder.layers.\(index).blocks."),
      headCount: biases[0], windowSide: windowSide,
      hiddenWidth: try shapes.shape(block + "mlp.fc1.weight", rank: 2)[0],
      localKernelSide: kernel[2], mergeStride: [2, 2, 1, 0][index])
  }
}
