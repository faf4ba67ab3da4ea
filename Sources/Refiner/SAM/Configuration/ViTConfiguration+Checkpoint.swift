extension ViTConfiguration {
  /// Works out the sizes and the input's side in pixels from a checkpoint's shapes.
  ///
  /// `inputSide` counts only where there is no table of positions.
  internal static func read(
    _ shapes: CheckpointShapes, inputSide: Int?
  ) throws(CheckpointError) -> (ViTConfiguration, inputSide: Int) {
    let patches = "image_encoder.patch_embed.proj.weight"
    let patch = try shapes.shape(patches, rank: 4)
    try shapes.require(
      patch[1] == 3 && patch[2] == patch[3] && (4...64).contains(patch[2]), patches,
      "\(patch), not square patches of 4 to 64 pixels in three colours")
    let attention = "image_encoder.blocks.0.attn."
    let hasRelativePositions = shapes.has(attention + "rel_pos_h")
    let depth = try shapes.count(below: "image_encoder.blocks.")
    var sides = [Int](repeating: 0, count: depth)
    if hasRelativePositions { sides = try attentionSides(shapes, depth: depth) }
    let gridSide = try gridSide(
      shapes, attentionSides: sides, patchSide: patch[2], inputSide: inputSide)
    try checkWindows(shapes, sides, gridSide: gridSide)
    let configuration = ViTConfiguration(
      patchSide: patch[2], width: patch[0],
      headCount: try headCount(shapes, width: patch[0], hasRelativePositions),
      hiddenWidth: try shapes.shape("image_encoder.blocks.0.mlp.lin1.weight", rank: 2)[0],
      windowSides: sides.map { $0 == gridSide ? 0 : $0 },
      hasQKVBias: shapes.has(attention + "qkv.bias"),
      hasAbsolutePositions: shapes.has("image_encoder.pos_embed"),
      hasRelativePositions: hasRelativePositions,
      outputWidth: try shapes.shape("image_encoder.neck.0.weight", rank: 4)[0])
    return (configuration, gridSide * patch[2])
  }

  /// Per block, the side of its attention's area: a table of 2S - 1 positions serves S tokens.
  private static func attentionSides(
    _ shapes: CheckpointShapes, depth: Int
  ) throws(CheckpointError) -> [Int] {
    var sides: [Int] = []
    for block in 0..<depth {
      let table = try shapes.shape("image_encoder.blocks.\(block).attn.rel_pos_h", rank: 2)
      sides.append((table[0] + 1) / 2)
    }
    return sides
  }

  private static func checkWindows(
    _ shapes: CheckpointShapes, _ sides: [Int], gridSide: Int
  ) throws(CheckpointError) {
    for (block, side) in sides.enumerated() {
      try shapes.require(
        side <= max(gridSide, CheckpointShapes.maximumWindowSide),
        "image_encoder.blocks.\(block).attn.rel_pos_h",
        "windows of \(side) in a grid of \(gridSide)")
    }
  }

  /// Tokens per side: from the table of positions, else from the largest attention, else as asked for.
  private static func gridSide(
    _ shapes: CheckpointShapes, attentionSides: [Int], patchSide: Int, inputSide: Int?
  ) throws(CheckpointError) -> Int {
    if shapes.has("image_encoder.pos_embed") {
      let table = try shapes.shape("image_encoder.pos_embed", rank: 4)
      try shapes.require(
        table[1] == table[2], "image_encoder.pos_embed", "\(table), not a square")
      return table[1]
    }
    if let side = attentionSides.max(), side > 0 { return side }
    return (inputSide ?? 1024) / patchSide
  }

  private static func headCount(
    _ shapes: CheckpointShapes, width: Int, _ hasRelativePositions: Bool
  ) throws(CheckpointError) -> Int {
    guard hasRelativePositions else {
      let published = [768: 12, 1024: 16, 1280: 16]
      let count = published[width] ?? max(1, width / 64)
      try shapes.require(
        width.isMultiple(of: count), "image_encoder.patch_embed.proj.weight",
        "\(width) channels for \(count) heads")
      return count
    }
    let name = "image_encoder.blocks.0.attn.rel_pos_h"
    let headWidth = try shapes.shape(name, rank: 2)[1]
    try shapes.require(
      width.isMultiple(of: headWidth), name, "heads of \(headWidth) in \(width) channels")
    return width / headWidth
  }
}
