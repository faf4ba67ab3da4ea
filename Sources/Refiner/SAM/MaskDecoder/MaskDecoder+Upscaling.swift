extension MaskDecoder {
  /// Masks from image tokens and hypernetwork vectors, tile by tile; the upscaled channels are not kept.
  ///
  /// keys: per prompt [image tokens, width]  hyper: per prompt [masks, width / 8]
  /// -> per prompt [masks, side * side], side = 4 * gridSide
  func masks(of keys: [MatrixView], hyper: [MatrixView], pool: WorkerPool) -> [FloatStorage] {
    masks(promptCount: keys.count, hyper: hyper, pool: pool) { prompt, part, middle in
      middle.setProduct(keys[prompt].rows(part), upscaling.first)
      middle.applyNormGELU(bias: upscaling.firstBias, norm: upscaling.norm)
    }
  }

  /// The same without the image tokens, from what the image and the prompts put into them.
  ///
  /// coefficients: per prompt, finished here  values: per layer and prompt [heads * tokens, width]
  func masks(
    of coefficients: [UpscalingCoefficients], values: [[MatrixView]], contexts: [ImageContext],
    hyper: [MatrixView], pool: WorkerPool
  ) -> [FloatStorage] {
    let allTerms = coefficients.indices.map { prompt in
      terms(values: values.map { $0[prompt] }, coefficients: coefficients[prompt])
    }
    return masks(promptCount: coefficients.count, hyper: hyper, pool: pool) {
      prompt, part, middle in
      guard let projections = contexts[prompt].projections else {
        preconditionFailure("Nothing of the image is kept")
      }
      let factors = coefficients[prompt].finish(part)
      middle.setProduct(factors, allTerms[prompt], transposesLeft: true)
      middle.applyNormGELU(
        bias: upscaling.firstBias, norm: upscaling.norm,
        adding: (
          projections.upscaled.rows(part), coefficients[prompt].scales(layer: 0).columns(part)
        ))
    }
  }

  /// What the coefficients of a prompt are multiplied with: [coefficients, 4 * width / 4].
  private func terms(
    values: [MatrixView], coefficients: UpscalingCoefficients
  ) -> MatrixView {
    let result = MatrixView(
      rowCount: coefficients.matrix.rowCount, columnCount: upscaling.first.columnCount)
    let rowsPerLayer = values[0].rowCount
    for (layer, value) in values.enumerated() {
      result.rows(layer * rowsPerLayer..<(layer + 1) * rowsPerLayer).setProduct(
        value, expansion.maps[layer])
    }
    result.rows(values.count * rowsPerLayer..<result.rowCount).copy(expansion.constants)
    return result
  }

  /// Masks of all prompts; `first` makes the first convolution's result of some image tokens, after norm and
  /// GELU: a row per token, 2x2 pixels of (dy, dx, channel).
  private func masks(
    promptCount: Int, hyper: [MatrixView], pool: WorkerPool,
    first: @Sendable (_ prompt: Int, _ part: Range<Int>, _ middle: MatrixView) -> Void
  ) -> [FloatStorage] {
    let maskCount = hyper[0].rowCount
    let results = (0..<promptCount).map { _ in
      FloatStorage(count: maskCount * maskSide * maskSide)
    }
    let rowsPerTile = max(1, min(gridSide, 128 / gridSide))
    let tileCount = (gridSide + rowsPerTile - 1) / rowsPerTile
    let memories = (0..<pool.threadCount).map { _ in
      UpscalingScratch(tokenCount: rowsPerTile * gridSide, width: sizes.width, maskCount: maskCount)
    }
    pool.forEach(tileCount * promptCount) { index, worker in
      let prompt = index / tileCount
      let start = index % tileCount * rowsPerTile
      let gridRows = start..<min(gridSide, start + rowsPerTile)
      let middle = memories[worker].middle.rows(0..<gridRows.count * gridSide)
      first(prompt, gridRows.lowerBound * gridSide..<gridRows.upperBound * gridSide, middle)
      finish(
        middle, gridRows: gridRows, hyper: hyper[prompt], memory: memories[worker],
        into: results[prompt])
    }
    return results
  }

  /// The second convolution, GELU and the product with the hypernetworks' vectors.
  private func finish(
    _ middle: MatrixView, gridRows: Range<Int>, hyper: MatrixView, memory: UpscalingScratch,
    into result: FloatStorage
  ) {
    // Transposed: a column per pixel of the first convolution, (ey, ex, channel) down.
    let count = middle.rowCount * 4
    let pixels = middle.reshaped(rowCount: count, columnCount: sizes.width / 4)
    let last = memory.last.columns(0..<count)
    last.setProduct(upscaling.second, pixels, transposesRight: true)
    let channels = sizes.width / 8
    for tap in 0..<4 {
      let masks = memory.masks[tap].columns(0..<count)
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
