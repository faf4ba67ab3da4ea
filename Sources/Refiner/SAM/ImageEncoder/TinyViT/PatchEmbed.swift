/// TinyViT's stem: two 3x3 convolutions of stride 2 with GELU between them (`PatchEmbed`).
internal struct PatchEmbed: Sendable {
  private let first: Linear
  private let second: Linear

  /// Reads the parameters below `image_encoder.patch_embed`.
  init(_ source: some ParameterSource, stemWidth: Int, width: Int) throws {
    let name = "image_encoder.patch_embed.seq."
    first = try FoldedConvolution(source, name + "0", outputs: stemWidth, inputs: 3, side: 3).linear
    second = try FoldedConvolution(source, name + "2", outputs: width, inputs: stemWidth, side: 3)
      .linear
  }

  /// Embeds a network input, strip by strip.
  ///
  /// pixels: [side, side * 3]  ->  [side / 4 * side / 4, width]
  func callAsFunction(_ pixels: MatrixView, pool: WorkerPool) -> MatrixView {
    let side = pixels.rowCount
    let half = side / 2
    let quarter = side / 4
    let image = pixels.reshaped(rowCount: side * side, columnCount: 3)
    let result = MatrixView(rowCount: quarter * quarter, columnCount: second.outputCount)
    pool.forEachPart(of: quarter, size: max(1, min(quarter, 2048 / quarter))) { rows, _ in
      // The rows of the first convolution that these rows of the second need.
      let needed = max(0, 2 * rows.lowerBound - 1)..<min(half, 2 * rows.upperBound)
      let middle = MatrixView(rowCount: needed.count * half, columnCount: first.outputCount)
      let patches = MatrixView(rowCount: half, columnCount: first.inputCount)
      for (place, y) in needed.enumerated() {
        patches.gatherPatches(of: image, side: side, firstRow: 0, y: y)
        let row = middle.rows(place * half..<(place + 1) * half)
        row.setProduct(patches, first.weight, transposesRight: true)
        row.applyGELU(bias: first.bias)
      }
      let wide = MatrixView(rowCount: quarter, columnCount: second.inputCount)
      for y in rows {
        wide.gatherPatches(of: middle, side: half, firstRow: needed.lowerBound, y: y)
        result.rows(y * quarter..<(y + 1) * quarter).setLinear(wide, second)
      }
    }
    return result
  }
}

extension MatrixView {
  /// Makes this the 3x3 patches of stride 2 around row `2 * y` of an image, padded with zeros.
  ///
  /// image: [rows * side, channels], its first row being row `firstRow`  ->  [side / 2, 9 * channels]
  fileprivate func gatherPatches(of image: MatrixView, side: Int, firstRow: Int, y: Int) {
    let channels = image.columnCount
    let lastRow = firstRow + image.rowCount / side
    for tap in 0..<9 {
      let row = 2 * y - 1 + tap / 3
      let target = columns(tap * channels..<(tap + 1) * channels)
      guard row >= firstRow, row < lastRow else {
        target.clear()
        continue
      }
      let base = image.offset + (row - firstRow) * side * channels
      let column = tap % 3 - 1
      // Patch x reads column 2x - 1, 2x or 2x + 1; only the first can lie outside.
      let skipped = column < 0 ? 1 : 0
      if skipped == 1 { target.rows(0..<1).clear() }
      target.rows(skipped..<rowCount).copy(
        MatrixView(
          image.storage, offset: base + (2 * skipped + column) * channels,
          rowCount: rowCount - skipped, columnCount: channels, rowStride: 2 * channels))
    }
  }
}
