public import Labels

extension Mask {
  /// The mask with a smoother border: a pixel is set when more than half of the square around it is.
  ///
  /// A majority filter over squares of `2 * radius + 1` pixels; of those at the image's edge only the part
  /// on the image counts. Straight borders stay where they are, corners are rounded, what is thinner than the
  /// radius goes.
  /// - Complexity: O(pixels of the bounds and of the radius around them), whatever the radius.
  public func smoothed(radius: Int) -> Mask {
    precondition(radius >= 0, "A radius of \(radius)")
    guard radius > 0, !bounds.isEmpty else { return trimmed }
    // Beside the bounds only a square that the image's edge cuts can be more than half full.
    let around = Rectangle<ImageSpace>(
      x: bounds.x - radius, y: bounds.y - radius, width: bounds.width + 2 * radius,
      height: bounds.height + 2 * radius)
    return rebound(to: around.intersection(imageBounds)).smoothedInside(radius: radius)
  }

  /// The filter within the bounds only.
  private func smoothedInside(radius: Int) -> Mask {
    var columns = [Int32](repeating: 0, count: bounds.width)
    var result = [Bool](repeating: false, count: bits.count)
    for row in 0..<min(radius, bounds.height) { add(row, 1, to: &columns) }
    for row in 0..<bounds.height {
      if row + radius < bounds.height { add(row + radius, 1, to: &columns) }
      if row - radius - 1 >= 0 { add(row - radius - 1, -1, to: &columns) }
      let y = bounds.y + row
      let high = min(y + radius, imageSize.height - 1) - max(y - radius, 0) + 1
      smooth(row: row, rows: high, radius: radius, columns: columns.span, into: &result)
    }
    return Mask(imageSize: imageSize, bounds: bounds, bits: result).trimmed
  }

  private func add(_ row: Int, _ sign: Int32, to columns: inout [Int32]) {
    let line = bits.span.extracting(row * bounds.width..<(row + 1) * bounds.width)
    var sums = columns.mutableSpan
    for x in 0..<min(sums.count, line.count) { sums[x] &+= line[x] ? sign : 0 }
  }

  /// Slides a square along a row; `rows` is how many of its rows lie on the image.
  private func smooth(
    row: Int, rows: Int, radius: Int, columns: Span<Int32>, into result: inout [Bool]
  ) {
    var target = result.mutableSpan
    let width = bounds.width
    var sum: Int32 = 0
    for column in 0..<min(radius, width) { sum += columns[column] }
    for column in 0..<width {
      if column + radius < width { sum += columns[column + radius] }
      if column - radius - 1 >= 0 { sum -= columns[column - radius - 1] }
      let x = bounds.x + column
      let across = min(x + radius, imageSize.width - 1) - max(x - radius, 0) + 1
      target[row * width + column] = 2 * Int(sum) > across * rows
    }
  }
}
