/// The memory of one group of prompts while it is decoded; reused from call to call, because fresh pages
/// cost more than some of the arithmetic.
///
/// Token matrices hold the prompts one after the other: row `prompt * tokens + token`.
internal final class DecodingScratch: Sendable {
  /// What the memory must be large enough for.
  struct Shape: Hashable, Sendable {
    let promptCount: Int
    let tokenCount: Int
    let workerCount: Int
    /// Whether the image's own part of the upscaling is known and the tokens are few enough to expand it.
    let isExpanded: Bool
  }

  /// Memory of one worker, for one tile of image tokens.
  struct Tile: Sendable {
    /// [tile, width]: the tile's tokens.
    let keys: MatrixView
    /// [tile, width]: the tile's tokens with their positional encoding.
    let positioned: MatrixView
    /// [tile, width]: what attention adds to them.
    let update: MatrixView
    /// [heads * tokens, tile].
    let scores: MatrixView
    /// [heads * all prompts' tokens, tile], for the first attention.
    let firstScores: MatrixView
  }

  /// A weighted sum over image tokens while it grows.
  struct Accumulator: Sendable {
    let softmax: RunningSoftmax
    let sum: MatrixView
  }

  let shape: Shape
  /// Per prompt: its image tokens, [image tokens, width]; between layers with their positional encoding
  /// added, in which form the next layer needs them first, after the last without.
  let image: [MatrixView]
  /// Per prompt, when it is expanded.
  let coefficients: [UpscalingCoefficients]
  /// Per worker.
  let tiles: [Tile]
  /// Per prompt and worker (`prompt * workers + worker`): [heads * tokens, width].
  let accumulators: [Accumulator]
  /// Per worker: [heads * all tokens, channels per head], for the first attention.
  let firstAccumulators: [Accumulator]

  init(_ shape: Shape, decoder: MaskDecoder) {
    self.shape = shape
    let sizes = decoder.sizes
    let tile = decoder.tileSize
    let heads = sizes.headCount
    let rows = heads * shape.tokenCount
    image = (0..<shape.promptCount).map { _ in
      MatrixView(rowCount: decoder.imageTokenCount, columnCount: sizes.width)
    }
    coefficients = (0..<(shape.isExpanded ? shape.promptCount : 0)).map { _ in
      UpscalingCoefficients(
        layerCount: sizes.depth, rowsPerLayer: rows, imageTokenCount: decoder.imageTokenCount)
    }
    tiles = (0..<shape.workerCount).map { _ in
      Tile(
        keys: MatrixView(rowCount: tile, columnCount: sizes.width),
        positioned: MatrixView(rowCount: tile, columnCount: sizes.width),
        update: MatrixView(rowCount: tile, columnCount: sizes.width),
        scores: MatrixView(rowCount: rows, columnCount: tile),
        firstScores: MatrixView(rowCount: rows * shape.promptCount, columnCount: tile))
    }
    accumulators = (0..<(shape.promptCount * shape.workerCount)).map { _ in
      Accumulator(
        softmax: RunningSoftmax(rowCount: rows),
        sum: MatrixView(rowCount: rows, columnCount: sizes.width))
    }
    firstAccumulators = (0..<shape.workerCount).map { _ in
      Accumulator(
        softmax: RunningSoftmax(rowCount: rows * shape.promptCount),
        sum: MatrixView(
          rowCount: rows * shape.promptCount, columnCount: sizes.crossAttentionWidth / heads))
    }
  }
}
