internal import Labels

extension ImageEmbedding {
  /// Makes an embedding from what the image encoder gives: a row of channels for each token.
  ///
  /// tokens: [side * side, channels], row by row of the grid.  original: the photo, or the region of it,
  /// that was encoded.
  /// - Complexity: O(values).
  internal init(tokens: MatrixView, side: Int, inputSide: Int, original: Size<ImageSpace>) {
    precondition(
      tokens.rowCount == side * side && tokens.isContiguous,
      "\(tokens.rowCount) tokens of a grid of \(side)x\(side)")
    let values = FloatStorage(count: tokens.rowCount * tokens.columnCount)
    tokens.storage.withElements { source in
      Self.transpose(
        source.extracting(tokens.offset..<(tokens.offset + values.count)),
        rowCount: tokens.rowCount, columnCount: tokens.columnCount, into: values)
    }
    self.init(
      values, channelCount: tokens.columnCount, side: side, inputSide: inputSide,
      resized: ResizeLongestSide(side: inputSide).size(of: original), original: original)
  }

  /// The embedding as the mask decoder takes it, [side * side, channels].
  /// - Complexity: O(values).
  internal var tokens: MatrixView {
    let tokens = MatrixView(rowCount: side * side, columnCount: channelCount)
    values.withElements { source in
      Self.transpose(
        source, rowCount: channelCount, columnCount: side * side, into: tokens.storage)
    }
    return tokens
  }

  /// Rows of the source that are read together, so that what is written fills whole cache lines.
  private static let stripe = 16

  /// Turns rows into columns.
  ///
  /// source: [rowCount, columnCount]  ->  target: [columnCount, rowCount]
  private static func transpose(
    _ source: Span<Float>, rowCount: Int, columnCount: Int, into target: FloatStorage
  ) {
    target.withMutableElements { target in
      for first in Swift.stride(from: 0, to: rowCount, by: stripe) {
        for column in 0..<columnCount {
          for row in first..<min(first + stripe, rowCount) {
            target[column * rowCount + row] = source[row * columnCount + column]
          }
        }
      }
    }
  }
}
