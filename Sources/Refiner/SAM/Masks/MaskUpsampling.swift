public import Labels

/// From the mask decoder's low-resolution logits to logits of the photo's size, row by row.
///
/// The reference's two bilinear resizes are composed into one table per axis (``MaskAxis``). Each
/// low-resolution row is widened once; a row of the photo is a weighted sum of three widened rows.
public struct MaskUpsampling: Hashable, Sendable {
  /// Side of the square of low-resolution logits: four times the embedding's grid; 256.
  public let lowResolutionSide: Int
  /// Size of the photo.
  public let original: Size<ImageSpace>
  private let columns: MaskAxis
  private let rows: MaskAxis

  /// Prepares the tables for a photo of `original` pixels that covers `resized` of `inputSide` pixels.
  /// - Complexity: O(inputSide + sides of the photo).
  public init(
    lowResolutionSide: Int, inputSide: Int, resized: Size<ModelSpace>, original: Size<ImageSpace>
  ) {
    precondition(original.area > 0 && resized.area > 0, "\(resized) pixels of \(original)")
    self.lowResolutionSide = lowResolutionSide
    self.original = original
    columns = MaskAxis(
      side: lowResolutionSide, inputSide: inputSide, covered: resized.width,
      target: original.width)
    rows = MaskAxis(
      side: lowResolutionSide, inputSide: inputSide, covered: resized.height,
      target: original.height)
  }

  /// Calls `body` with each row of the photo's logits, from the top.
  ///
  /// logits: [lowResolutionSide, lowResolutionSide]  each row: [original.width]
  /// - Complexity: O(lowResolutionSide * width + pixels of the photo).
  public func forEachRow(of logits: Span<Float>, _ body: (Span<Float>) -> Void) {
    let side = lowResolutionSide
    precondition(logits.count == side * side, "\(logits.count) logits for \(side)x\(side)")
    // Starts never go back, so three widened rows are all that is kept.
    var wide = [[Float]](repeating: [Float](repeating: 0, count: original.width), count: 3)
    var row = wide[0]
    var next = 0
    for y in 0..<original.height {
      let start = rows.starts[y]
      next = max(next, start)
      while next < start + 3 {
        widen(logits.extracting((next * side)..<((next + 1) * side)), into: &wide[next % 3])
        next += 1
      }
      var target = row.mutableSpan
      Self.combine(
        wide[start % 3], wide[(start + 1) % 3], wide[(start + 2) % 3],
        weights: (rows.first[y], rows.second[y], rows.third[y]), into: &target)
      body(row.span)
    }
  }

  /// Resamples one low-resolution row to the photo's width.
  private func widen(_ source: Span<Float>, into row: inout [Float]) {
    let starts = columns.starts.span
    let first = columns.first.span
    let second = columns.second.span
    let third = columns.third.span
    var target = row.mutableSpan
    for x in target.indices {
      let start = starts[x]
      target[x] =
        source[start] * first[x] + source[start &+ 1] * second[x] + source[start &+ 2] * third[x]
    }
  }

  /// Adds three rows up, each times its weight.
  private static func combine(
    _ first: [Float], _ second: [Float], _ third: [Float], weights: (Float, Float, Float),
    into row: inout MutableSpan<Float>
  ) {
    let first = first.span
    let second = second.span
    let third = third.span
    for x in row.indices {
      row[x] = first[x] * weights.0 + second[x] * weights.1 + third[x] * weights.2
    }
  }

  /// All logits of the photo, row-major.
  ///
  /// logits: [lowResolutionSide, lowResolutionSide]  ->  [original.height, original.width]
  /// - Complexity: O(lowResolutionSide * width + pixels of the photo).
  public func logits(of logits: Span<Float>) -> [Float] {
    var result = [Float](repeating: 0, count: original.area)
    var start = 0
    forEachRow(of: logits) { row in
      var target = result.mutableSpan
      for x in row.indices { target[start + x] = row[x] }
      start += row.count
    }
    return result
  }

  /// The mask where the photo's logits exceed `threshold`, measured without storing them.
  ///
  /// logits: [lowResolutionSide, lowResolutionSide].  offset: how far the threshold is shifted up and
  /// down for the stability score.
  /// - Complexity: O(lowResolutionSide * width + pixels of the photo).
  public func summary(
    of logits: Span<Float>, threshold: Double = 0, offset: Double = 1
  ) -> MaskSummary {
    var scan = MaskScan(size: original, threshold: threshold, offset: offset)
    forEachRow(of: logits) { scan.add($0) }
    return scan.summary()
  }
}
