extension MaskDecoder {
  /// Masks from image tokens and hypernetwork vectors, tile by tile; the upscaled channels are not kept.
  ///
  /// keys: [image tokens, width]  hyper: [masks, width / 8]  ->  [masks, side * side], side = 4 * gridSide
  func masks(of keys: [MatrixView], hyper: [MatrixView], pool: WorkerPool) -> [FloatStorage] {
    let maskCount = hyper[0].rowCount
    let results = keys.map { _ in FloatStorage(count: maskCount * maskSide * maskSide) }
    let rowsPerTile = max(1, min(gridSide, 128 / gridSide))
    let tileCount = (gridSide + rowsPerTile - 1) / rowsPerTile
    let memories = (0..<pool.threadCount).map { _ in
      UpscalingScratch(tokenCount: rowsPerTile * gridSide, width: sizes.width, maskCount: maskCount)
    }
    pool.forEach(tileCount * keys.count) { index, worker in
      let prompt = index / tileCount
      let first = index % tileCount * rowsPerTile
      upscale(
        keys[prompt], gridRows: first..<min(gridSide, first + rowsPerTile), hyper: hyper[prompt],
        memory: memories[worker], into: results[prompt])
    }
    return results
  }

  private func upscale(
    _ keys: MatrixView, gridRows: Range<Int>, hyper: MatrixView, memory: UpscalingScratch,
    into result: FloatStorage
  ) {
    let count = gridRows.count * gridSide
    let part = gridRows.lowerBound * gridSide..<gridRows.upperBound * gridSide
    // First convolution: a row per token holds 2x2 pixels, (dy, dx, channel).
    let middle = memory.middle.rows(0..<count)
    middle.setProduct(keys.rows(part), upscaling.first)
    middle.applyNormGELU(bias: upscaling.firstBias, norm: upscaling.norm)
    // Second convolution, transposed: a column per pixel of the first, (ey, ex, channel) down.
    let pixels = middle.reshaped(rowCount: count * 4, columnCount: sizes.width / 4)
    let last = memory.last.columns(0..<count * 4)
    last.setProduct(upscaling.second, pixels, transposesRight: true)
    let channels = sizes.width / 8
    for tap in 0..<4 {
      let masks = memory.masks[tap].columns(0..<count * 4)
      masks.setMasks(
        channels: last.rows(tap * channels..<(tap + 1) * channels), bias: upscaling.secondBias,
        hyper: hyper)
      scatter(masks, tap: tap, gridRows: gridRows, into: result)
    }
  }

  /// Puts the pixels of one tap of the second convolution into place: column (token, dy, dx) of grid cell
  /// (x, y) becomes pixel (4x + 2dx + ex, 4y + 2dy + ey).
  private func scatter(
    _ masks: MatrixView, tap: Int, gridRows: Range<Int>, into result: FloatStorage
  ) {
    let side = maskSide
    let gridSide = gridSide
    masks.storage.withElements { source in
      result.withMutableElements { target in
        for mask in 0..<masks.rowCount {
          let from = masks.offset + mask * masks.rowStride
          for (index, y) in gridRows.enumerated() {
            for dy in 0..<2 {
              let to = mask * side * side + (4 * y + 2 * dy + tap / 2) * side + tap % 2
              let start = from + index * gridSide * 4 + dy * 2
              for x in 0..<gridSide {
                target[to + 4 * x] = source[start + 4 * x]
                target[to + 4 * x + 2] = source[start + 4 * x + 1]
              }
            }
          }
        }
      }
    }
  }
}

/// One worker's memory for upscaling.
private struct UpscalingScratch: Sendable {
  /// [tokens, 4 * width / 4].
  let middle: MatrixView
  /// [4 * width / 8, tokens * 4].
  let last: MatrixView
  /// Per tap: [masks, tokens * 4].
  let masks: [MatrixView]

  init(tokenCount: Int, width: Int, maskCount: Int) {
    middle = MatrixView(rowCount: tokenCount, columnCount: width / 4 * 4)
    last = MatrixView(rowCount: width / 8 * 4, columnCount: tokenCount * 4)
    masks = (0..<4).map { _ in MatrixView(rowCount: maskCount, columnCount: tokenCount * 4) }
  }
}
