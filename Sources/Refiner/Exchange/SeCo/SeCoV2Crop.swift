internal import Labels

/// A component in the form of V2's JSON: the crop around it in a frame of 1024 x 512, scaled to 128 x 64.
///
/// Reference `seco-method.md` 1.2 (V2 differences) and 3.5. The authors' padding is known by its least
/// size only; ours keeps the box's centre and moves the crop inside the frame.
internal struct SeCoV2Crop: Hashable, Sendable {
  /// The frame that all images are scaled to.
  internal static let frame = Size<ImageSpace>(width: 1024, height: 512)
  /// The size that crops are scaled to.
  internal static let scaled = Size<ImageSpace>(width: 128, height: 64)
  private static let least = Size<ImageSpace>(width: 64, height: 32)

  /// The crop in the frame, at least 64 x 32.
  internal let box: Rectangle<ImageSpace>
  /// The component within the crop, scaled by nearest neighbour.
  internal let mask: RunLengthEncoding

  /// Takes a read crop.
  internal init(box: Rectangle<ImageSpace>, mask: RunLengthEncoding) {
    precondition(mask.size == Self.scaled && !box.isEmpty, "A mask of \(mask.size) for \(box)")
    self.box = box
    self.mask = mask
  }

  /// Cuts a component out of its image scaled to the frame by nearest neighbour; nil when no pixel is
  /// left at that scale.
  /// - Complexity: O(bounds + sides of the frame).
  internal init?(_ runs: RunLengthEncoding) {
    let whole = runs.mask
    let columns = Self.sources(of: Self.frame.width, from: runs.size.width)
    let rows = Self.sources(of: Self.frame.height, from: runs.size.height)
    guard let tight = Self.bounds(of: whole, columns: columns, rows: rows) else { return nil }
    let box = Self.grown(tight, to: Self.least)
    let across = Self.sources(of: Self.scaled.width, from: box.width).map { columns[box.x + $0] }
    let down = Self.sources(of: Self.scaled.height, from: box.height).map { rows[box.y + $0] }
    let bits = down.flatMap { y in across.map { x in whole.contains(x: x, y: y) } }
    let bounds = Rectangle<ImageSpace>(
      x: 0, y: 0, width: Self.scaled.width, height: Self.scaled.height)
    self.init(
      box: box,
      mask: RunLengthEncoding(Mask(imageSize: Self.scaled, bounds: bounds, bits: bits)))
  }

  /// Gives the crop's set pixels the class `classID` in a map of the frame.
  /// - Complexity: O(box).
  internal func paint(_ classID: ClassID, into map: inout LabelMap) {
    precondition(map.size == Self.frame, "A map of \(map.size)")
    let mask = mask.mask
    let columns = Self.sources(of: box.width, from: Self.scaled.width)
    let rows = Self.sources(of: box.height, from: Self.scaled.height)
    for y in 0..<box.height {
      for x in 0..<box.width where mask.contains(x: columns[x], y: rows[y]) {
        map[box.x + x, box.y + y] = classID
      }
    }
  }

  private static func sources(of count: Int, from source: Int) -> [Int] {
    NearestNeighbour.sources(of: count, from: source)
  }

  /// The smallest rectangle of the frame whose pixels come from the mask.
  private static func bounds(
    of mask: Mask, columns: [Int], rows: [Int]
  ) -> Rectangle<ImageSpace>? {
    let across = columns.indices.filter {
      columns[$0] >= mask.bounds.x && columns[$0] < mask.bounds.maxX
    }
    let down = rows.indices.filter { rows[$0] >= mask.bounds.y && rows[$0] < mask.bounds.maxY }
    let xs = across.filter { x in down.contains { mask.contains(x: columns[x], y: rows[$0]) } }
    let ys = down.filter { y in xs.contains { mask.contains(x: columns[$0], y: rows[y]) } }
    guard let left = xs.first, let right = xs.last, let top = ys.first, let bottom = ys.last else {
      return nil
    }
    return Rectangle(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// A box at least as large as `size`, around the same centre but inside the frame; one that is large
  /// enough stays as it is.
  internal static func grown(
    _ box: Rectangle<ImageSpace>, to size: Size<ImageSpace>
  ) -> Rectangle<ImageSpace> {
    Rectangle(
      x: start(box.x, box.width, grownTo: size.width, within: frame.width),
      y: start(box.y, box.height, grownTo: size.height, within: frame.height),
      width: max(box.width, size.width), height: max(box.height, size.height))
  }

  private static func start(
    _ start: Int, _ length: Int, grownTo least: Int, within limit: Int
  ) -> Int {
    least <= length ? start : max(0, min(start - (least - length) / 2, limit - least))
  }
}
