public import Labels

extension EncodedImage {
  /// What stands for "surely inside" in a mask prompt, and its negative for "surely outside": the logit of
  /// 0.999.
  ///
  /// As micro-sam's `_compute_logits_from_mask` has it, which also leaves the padding at zero.
  internal static let certainty: Float = 6.906755

  /// Pixels of the whole image as logits that a prompt may hold.
  ///
  /// A logit is between -6.9 and 6.9 by the share of its pixels that the mask covers; pixels outside of the
  /// encoded region are lost.
  /// - Complexity: O(bounds of the mask + side * side).
  public func promptLogits(of mask: Mask) -> MaskLogits {
    precondition(mask.imageSize == imageSize, "A mask of \(mask.imageSize) for \(imageSize)")
    let side = model.network.maskDecoder.maskSide
    let inputSide = model.configuration.inputSide
    let resized = ResizeLongestSide(side: inputSide).size(
      of: Size(width: region.width, height: region.height))
    let columns = CoverageAxis(
      pixels: mask.bounds.x..<mask.bounds.maxX, region: region.x..<region.maxX,
      covered: Double(resized.width * side) / Double(inputSide), side: side)
    let rows = CoverageAxis(
      pixels: mask.bounds.y..<mask.bounds.maxY, region: region.y..<region.maxY,
      covered: Double(resized.height * side) / Double(inputSide), side: side)
    var values = Self.coverage(of: mask, rows: rows, columns: columns)
    for row in 0..<side {
      for column in 0..<side {
        let whole = rows.lengths[row] * columns.lengths[column]
        let place = row * side + column
        values[place] =
          whole > 0 ? (2 * min(1, values[place] / whole) - 1) * certainty(within: whole) : 0
      }
    }
    guard let logits = MaskLogits(side: side, values: values) else {
      preconditionFailure("A mask that makes no logits")
    }
    return logits
  }

  /// A cell at the edge that is mostly padding says little.
  private func certainty(within covered: Float) -> Float { Self.certainty * min(1, covered) }

  /// The area of the mask in each cell, in cells: [side, side].
  private static func coverage(
    of mask: Mask, rows: CoverageAxis, columns: CoverageAxis
  ) -> [Float] {
    let side = rows.lengths.count
    var values = [Float](repeating: 0, count: side * side)
    var line = [Float](repeating: 0, count: side)
    let bits = mask.bits.span
    for row in rows.pixels {
      for cell in columns.cells { line[cell] = 0 }
      let start = (row - mask.bounds.y) * mask.bounds.width - mask.bounds.x
      for column in columns.pixels where bits[start + column] {
        columns.spread(column) { cell, weight in line[cell] += weight }
      }
      rows.spread(row) { target, weight in
        for cell in columns.cells { values[target * side + cell] += line[cell] * weight }
      }
    }
    return values
  }
}

/// How the pixels along one side of an image lie over the cells of a mask prompt.
private struct CoverageAxis {
  /// The pixels of the mask that lie in the region.
  let pixels: Range<Int>
  /// The cells that they touch.
  let cells: Range<Int>
  /// How much of each cell the region covers, 0...1.
  let lengths: [Float]
  private let origin: Int
  private let scale: Double
  private let covered: Double

  /// covered: the region's length in cells.
  init(pixels: Range<Int>, region: Range<Int>, covered: Double, side: Int) {
    self.pixels = pixels.clamped(to: region)
    self.covered = covered
    origin = region.lowerBound
    scale = covered / Double(region.count)
    lengths = (0..<side).map { Float(max(0, min(1, covered - Double($0)))) }
    let first = Int(Double(self.pixels.lowerBound - origin) * scale)
    let last = Int((Double(self.pixels.upperBound - origin) * scale).rounded(.up))
    cells = min(first, side)..<max(min(first, side), min(last, side))
  }

  /// Calls `body` with the cells that a pixel touches, and the length that it has in each, in cells.
  func spread(_ pixel: Int, _ body: (_ cell: Int, _ length: Float) -> Void) {
    let start = Double(pixel - origin) * scale
    let end = min(start + scale, covered)
    var cell = Int(start)
    while Double(cell) < end, cell < lengths.count {
      body(cell, Float(min(end, Double(cell + 1)) - max(start, Double(cell))))
      cell += 1
    }
  }
}
