public import Labels

/// Why a line does not split a mask.
public enum SplitProblem: Error, Hashable, Sendable {
  /// The line has no length.
  case noLine
  /// The line does not touch the mask.
  case missed
  /// The mask hangs together around the line's ends.
  case notCutThrough
}

/// The two parts of a mask that was split; together they are the mask.
public struct SplitParts: Hashable, Sendable {
  /// The part with more pixels, and all pieces that the line does not touch.
  public let larger: Mask
  /// The other part.
  public let smaller: Mask
}

extension Mask {
  /// Splits the mask by a straight line between the centres of two pixels.
  ///
  /// The pieces (8-connected) that the line cuts off each other form two parts, by the side of the line
  /// that they lie on. The pixels of the line itself, and pieces that it does not touch, go to the larger.
  /// - Complexity: O(pixels of the bounds).
  public func split(from start: Pixel, to end: Pixel) -> Result<SplitParts, SplitProblem> {
    guard start != end else { return .failure(.noLine) }
    let line = PixelLine(from: start, to: end).pixels.filter { contains(x: $0.x, y: $0.y) }
    guard !line.isEmpty else { return .failure(.missed) }
    var cut = bits
    for pixel in line { cut[index(of: pixel)] = false }
    let rest = Mask(imageSize: imageSize, bounds: bounds, bits: cut)
    let regions = MaskRegions(rest, of: true, connectivity: .eight)
    var sides = SplitSides(start: start, end: end, regions: regions, bounds: bounds)
    sides.look(around: line)
    guard !sides.left.isEmpty, !sides.right.isEmpty, sides.left.isDisjoint(with: sides.right)
    else { return .failure(.notCutThrough) }
    let areas = [sides.left, sides.right].map { $0.reduce(0) { $0 + regions.areas[$1] } }
    let small = areas[0] < areas[1] ? sides.left : sides.right
    let none = [Bool](repeating: false, count: bits.count)
    let piece = regions.setting(true, in: none, width: bounds.width) { small.contains($0) }
    let kept = zip(bits, piece).map { $0 && !$1 }
    return .success(
      SplitParts(
        larger: Mask(imageSize: imageSize, bounds: bounds, bits: kept).trimmed,
        smaller: Mask(imageSize: imageSize, bounds: bounds, bits: piece).trimmed))
  }

  private func index(of pixel: Pixel) -> Int {
    (pixel.y - bounds.y) * bounds.width + pixel.x - bounds.x
  }
}

/// Which pieces lie on which side of a line.
private struct SplitSides {
  /// Pieces beside the line with a pixel to the left of it, looking from start to end, y down.
  private(set) var left: Set<Int> = []
  /// Pieces beside the line with a pixel to the right of it.
  private(set) var right: Set<Int> = []
  private let start: Pixel
  private let end: Pixel
  private let bounds: Rectangle<ImageSpace>
  private let regions: [Int32]

  init(start: Pixel, end: Pixel, regions: MaskRegions, bounds: Rectangle<ImageSpace>) {
    self.start = start
    self.end = end
    self.bounds = bounds
    self.regions = regions.labels(bounds)
  }

  /// Looks at the neighbours of the line's pixels, corners included.
  mutating func look(around line: [Pixel]) {
    for pixel in line {
      for y in pixel.y - 1...pixel.y + 1 {
        for x in pixel.x - 1...pixel.x + 1 where bounds.contains(x: x, y: y) {
          let region = regions[(y - bounds.y) * bounds.width + x - bounds.x]
          if region >= 0 { add(Int(region), x, y) }
        }
      }
    }
  }

  private mutating func add(_ region: Int, _ x: Int, _ y: Int) {
    let side = (end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x)
    if side < 0 { left.insert(region) }
    if side > 0 { right.insert(region) }
  }
}
