extension MatrixView {
  /// The transpose, in a storage of its own.
  /// - Complexity: O(rows * columns).
  func transposedCopy() -> MatrixView {
    let result = MatrixView(rowCount: columnCount, columnCount: rowCount)
    storage.withElements { source in
      result.storage.withMutableElements { target in
        // Sixteen rows at a time fill whole cache lines of the target.
        for first in stride(from: 0, to: rowCount, by: 16) {
          for column in 0..<columnCount {
            for row in first..<min(first + 16, rowCount) {
              target[column * rowCount + row] = source[offset + row * rowStride + column]
            }
          }
        }
      }
    }
    return result
  }
}
