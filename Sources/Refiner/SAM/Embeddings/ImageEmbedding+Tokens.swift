internal import Labels

extension ImageEmbedding {
  /// Makes an embedding from what the image encoder gives: a row of channels for each token.
  ///
  /// tokens: [side * side, channels], row by row of the grid.  original: the photo, or the region of it,
  /// that was encoded.
  /// - Complexity: O(values).
  internal init(tokens: MatrixView, side: Int, inputSide: Int, original: Size<ImageSpace>) {
    precondition(
      tokens.rowCount == side * side,
      "\(tokens.rowCount) tokens of a grid of \(side)x\(side)")
    self.init(
      tokens.transposedCopy().storage, channelCount: tokens.columnCount, side: side,
      inputSide: inputSide,
      resized: ResizeLongestSide(side: inputSide).size(of: original), original: original)
  }

  /// The embedding as the mask decoder takes it, [side * side, channels].
  /// - Complexity: O(values).
  internal var tokens: MatrixView {
    MatrixView(values, rowCount: channelCount, columnCount: side * side).transposedCopy()
  }
}
