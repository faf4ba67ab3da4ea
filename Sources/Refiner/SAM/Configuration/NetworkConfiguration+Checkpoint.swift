extension NetworkConfiguration {
  /// The input sides that are taken, pixels.
  private static let inputSides = 16...4096
  /// The longest side of a grid on which every token attends to every other: 2^28 pairs.
  private static let maximumGlobalSide = 128

  /// Works out the configuration from a checkpoint's names and shapes.
  ///
  /// What they do not tell: the decoder's heads come from the metadata's `decoder_heads`, else 8; TinyViT's
  /// input side from `inputSide` (pixels), the metadata's `img_size`, else 1024; a ViT's heads, without relative
  /// positions, from its width as in the published networks. Every tensor of ``expectedTensors`` is
  /// checked, so that building the network cannot fail for its shapes afterwards.
  /// - Throws: `missingTensor`, `misshapen` or `unusable`, naming the first tensor that does not fit.
  /// - Complexity: O(tensors).
  public init(checkpoint: Checkpoint, inputSide: Int? = nil) throws(CheckpointError) {
    let shapes = CheckpointShapes(checkpoint)
    let noted = try Self.number("img_size", in: checkpoint)
    let side = inputSide ?? noted
    let headCount = try Self.number("decoder_heads", in: checkpoint)
    maskDecoder = try MaskDecoderConfiguration(shapes, headCount: headCount ?? 8)
    let stem = "image_encoder.patch_embed.seq."
    if shapes.has(stem + "0.c.weight") || shapes.has(stem + "2.c.weight") {
      imageEncoder = .tinyViT(try TinyViTConfiguration(shapes))
      self.inputSide = side ?? 1024
    } else {
      let (vit, ownSide) = try ViTConfiguration.read(shapes, inputSide: side)
      imageEncoder = .vit(vit)
      self.inputSide = ownSide
    }
    try checkSides(shapes, wanted: inputSide)
    try checkActivations(shapes)
    try checkTensors(of: checkpoint)
  }

  /// A positive number in the metadata; nil when there is none.
  private static func number(
    _ key: String, in checkpoint: Checkpoint
  ) throws(CheckpointError) -> Int? {
    guard let text = checkpoint.metadata[key] else { return nil }
    guard let number = Int(text), number > 0, number <= CheckpointShapes.maximumLength else {
      throw .damaged(
        path: checkpoint.path,
        reason: "the metadata's \(key) is '\(CheckpointError.short(text))', not a positive number")
    }
    return number
  }

  private func checkSides(_ shapes: CheckpointShapes, wanted: Int?) throws(CheckpointError) {
    let neck = "image_encoder.neck.0.weight"
    let (width, patchSide, longestGrid) =
      switch imageEncoder {
      case .vit(let vit): (vit.outputWidth, vit.patchSide, Self.maximumGlobalSide)
      case .tinyViT(let tiny): (tiny.outputWidth, 16, 256)
      }
    try shapes.require(
      width == maskDecoder.width, neck, "\(width) channels for a decoder of \(maskDecoder.width)")
    try shapes.require(
      Self.inputSides.contains(inputSide) && inputSide.isMultiple(of: patchSide)
        && (2...longestGrid).contains(gridSide), neck,
      "an input of \(inputSide) pixels in patches of \(patchSide), which is not supported")
    try shapes.require(
      wanted == nil || wanted == inputSide, "image_encoder.pos_embed",
      "made for an input of \(inputSide) pixels, not \(wanted ?? 0)")
  }

  /// Refuses networks whose activations alone would take gigabytes, which no published one does.
  private func checkActivations(_ shapes: CheckpointShapes) throws(CheckpointError) {
    let count: Int
    switch imageEncoder {
    case .vit(let vit):
      let windows = (vit.windowSides.max() ?? 0) * (vit.windowSides.max() ?? 0)
      count = gridSide * gridSide * 6 * vit.width + 512 * vit.hiddenWidth + windows * windows
    case .tinyViT(let tiny):
      let widest = tiny.stages.map { max($0.width, $0.hiddenWidth / 8) }.max() ?? 0
      count = inputSide / 4 * (inputSide / 4) * 3 * widest
    }
    try shapes.require(
      count <= 1 << 29, "image_encoder.neck.0.weight",
      "a network that works on \(count) numbers at a time, which is not supported")
  }

  private func checkTensors(of checkpoint: Checkpoint) throws(CheckpointError) {
    let path = checkpoint.path
    var count = 0
    for (name, shape) in expectedTensors {
      guard let found = checkpoint.tensors[name]?.shape else {
        throw .missingTensor(path: path, name: name)
      }
      guard found == shape else {
        throw .misshapen(path: path, name: name, found: found, expected: shape)
      }
      count += shape.reduce(1, *)
    }
    // One number may stand for many (strides of zero), so that a small file can claim a large network.
    guard count <= 1 << 26 + 16 * min(checkpoint.byteCount, 1 << 40), count <= 1 << 31 else {
      throw .damaged(path: path, reason: "\(checkpoint.byteCount) bytes claim \(count) weights")
    }
  }
}
