/// A row-major matrix inside a ``FloatStorage``: element (row, column) lies at
/// `offset + row * rowStride + column`.
///
/// A view does not own or copy; views of one storage may overlap. Kernels check the shapes of their
/// operands, so that a view never reaches out of its storage.
internal struct MatrixView: Sendable {
  /// Where the elements lie.
  internal let storage: FloatStorage
  /// Position of element (0, 0).
  internal let offset: Int
  /// Number of rows.
  internal let rowCount: Int
  /// Number of columns.
  internal let columnCount: Int
  /// Elements from one row to the next, at least `columnCount`.
  internal let rowStride: Int

  /// Makes a view; all of it must lie within the storage.
  internal init(
    _ storage: FloatStorage, offset: Int = 0, rowCount: Int, columnCount: Int, rowStride: Int? = nil
  ) {
    let rowStride = rowStride ?? columnCount
    // What is empty lies nowhere, not even behind the last element.
    let isEmpty = rowCount == 0 || columnCount == 0
    let end = isEmpty ? 0 : offset + (rowCount - 1) * rowStride + columnCount
    precondition(
      offset >= 0 && rowCount >= 0 && columnCount >= 0 && rowStride >= columnCount
        && end <= storage.count,
      "\(rowCount)x\(columnCount) with stride \(rowStride) at \(offset) of \(storage.count)")
    self.storage = storage
    self.offset = offset
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.rowStride = rowStride
  }

  /// Makes a matrix of zeros with a storage of its own.
  internal init(rowCount: Int, columnCount: Int) {
    self.init(
      FloatStorage(count: rowCount * columnCount), rowCount: rowCount, columnCount: columnCount)
  }

  /// Makes a matrix with a storage of its own from row-major values.
  internal init(rowCount: Int, columnCount: Int, values: [Float]) {
    precondition(
      values.count == rowCount * columnCount, "\(values.count) for \(rowCount)x\(columnCount)")
    self.init(FloatStorage(values), rowCount: rowCount, columnCount: columnCount)
  }

  /// Whether rows follow each other without a gap.
  internal var isContiguous: Bool { rowStride == columnCount || rowCount <= 1 }

  /// Some of its rows.
  internal func rows(_ range: Range<Int>) -> MatrixView {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= rowCount, "Rows \(range) of \(rowCount)")
    return MatrixView(
      storage, offset: offset + range.lowerBound * rowStride, rowCount: range.count,
      columnCount: columnCount, rowStride: rowStride)
  }

  /// Some of its columns.
  internal func columns(_ range: Range<Int>) -> MatrixView {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= columnCount, "Columns \(range) of \(columnCount)"
    )
    return MatrixView(
      storage, offset: offset + range.lowerBound, rowCount: rowCount, columnCount: range.count,
      rowStride: rowStride)
  }

  /// The same contiguous elements in rows of another length.
  internal func reshaped(rowCount: Int, columnCount: Int) -> MatrixView {
    precondition(
      isContiguous && rowCount * columnCount == self.rowCount * self.columnCount,
      "\(self.rowCount)x\(self.columnCount) as \(rowCount)x\(columnCount)")
    return MatrixView(storage, offset: offset, rowCount: rowCount, columnCount: columnCount)
  }

  /// All elements, row by row.
  /// - Complexity: O(rows * columns).
  internal var values: [Float] {
    var values: [Float] = []
    values.reserveCapacity(rowCount * columnCount)
    storage.withElements { elements in
      for row in 0..<rowCount {
        for column in 0..<columnCount { values.append(elements[offset + row * rowStride + column]) }
      }
    }
    return values
  }

  /// The element in a row and a column; for tests and set-up, not for kernels.
  internal subscript(row: Int, column: Int) -> Float {
    get { storage.withElements { $0[offset + row * rowStride + column] } }
    nonmutating set {
      storage.withMutableElements { $0[offset + row * rowStride + column] = newValue }
    }
  }
}
