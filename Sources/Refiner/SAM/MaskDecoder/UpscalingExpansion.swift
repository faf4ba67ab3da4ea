/// The first upscaling convolution of the final image tokens, as a sum of what the image alone decides and of
/// what the few prompt tokens add.
///
/// Layer i of the transformer makes `K' = a (K + P V + b - m) g + s` of image tokens K: P are attention
/// probabilities, V the prompt's folded values, a and m the norm's scale and mean per image token, g and s its
/// gain and shift. A linear map A of the last layer's tokens therefore is, from the last layer to the first,
/// `K' A = a (K A' + P (V A') + b A' - m (1 A')) + s A` with `A' = g A` by rows: `K A'` of the first layer
/// depends on the image alone and is kept, all else are products with few rows (reference `sam.md` 7.1 goes
/// as far as the transformer's end; this goes one layer on). For seven tokens it takes 0.26 GFLOP per prompt
/// instead of 0.54.
internal struct UpscalingExpansion: Sendable {
  /// Per layer the map `A'`: [width, 4 * width / 4].
  let maps: [MatrixView]
  /// Rows that belong to the coefficients of ``UpscalingCoefficients``: per layer `b A' + s A'` (the shift is
  /// the layer before's) and `-(1 A')`, at last `s A`.
  let constants: MatrixView

  /// Makes the maps of a decoder's layers.
  init(blocks: [TwoWayAttentionBlock], upscaling: Upscaling) {
    let width = upscaling.first.rowCount
    let columns = upscaling.first.columnCount
    let constants = MatrixView(rowCount: 2 * blocks.count + 1, columnCount: columns)
    var maps: [MatrixView] = []
    var map = upscaling.first
    Self.row(blocks[blocks.count - 1].norm4.shift, by: map, into: constants, at: 2 * blocks.count)
    for index in blocks.indices.reversed() {
      let scaled = MatrixView(rowCount: width, columnCount: columns)
      scaled.copy(map)
      scaled.scaleRows(by: blocks[index].norm4.gain)
      map = scaled
      maps.insert(map, at: 0)
      if let bias = blocks[index].imageToToken.output.bias {
        Self.row(bias, by: map, into: constants, at: 2 * index)
      }
      if index > 0 {
        Self.row(blocks[index - 1].norm4.shift, by: map, into: constants, at: 2 * index)
      }
      let minusOnes = FloatStorage([Float](repeating: -1, count: width))
      Self.row(minusOnes, by: map, into: constants, at: 2 * index + 1)
    }
    self.maps = maps
    self.constants = constants
  }

  /// Adds a row times a map to a row of the constants.
  private static func row(
    _ row: FloatStorage, by map: MatrixView, into constants: MatrixView, at index: Int
  ) {
    constants.rows(index..<index + 1).setProduct(
      MatrixView(row, rowCount: 1, columnCount: row.count), map, adds: true)
  }
}
