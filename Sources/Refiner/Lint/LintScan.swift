internal import Labels

/// Finds out which components of one image touch what, and which surround what.
///
/// Works on a grid of component places, column by column, as the runs are stored.
struct LintScan {
  private static let void: Int32 = -1
  private let width: Int
  private let height: Int
  private let binCount: Int
  /// By column, then row: the component's place, or ``void``.
  private var owners: [Int32]
  private(set) var shapes: [LintShape]
  private var borders: [Int]
  private var surroundings: [Surrounding]

  /// Scans an image's components.
  ///
  /// runs: the pixels of each of `shapes`.  classCount: the number of classes of the taxonomy.
  /// - Complexity: O(pixels).
  init(
    _ shapes: [LintShape], runs: [RunLengthEncoding], size: Size<ImageSpace>, classCount: Int
  ) {
    precondition(shapes.count == runs.count, "\(shapes.count) shapes, \(runs.count) masks")
    (width, height) = (size.width, size.height)
    binCount = classCount + 1
    self.shapes = shapes
    owners = [Int32](repeating: Self.void, count: size.area)
    borders = [Int](repeating: 0, count: shapes.count * binCount)
    surroundings = [Surrounding](repeating: Surrounding(), count: shapes.count)
    for (place, mask) in runs.enumerated() {
      precondition(mask.size == size, "A mask of \(mask.size) in an image of \(size)")
      mask.forEachRun { start, length in
        for position in start..<(start + length) { owners[position] = Int32(place) }
      }
    }
    for (place, mask) in runs.enumerated() { scan(mask, of: place) }
    fillHoles()
    for place in shapes.indices { finish(place) }
  }

  /// The only component around something, when there is only one.
  private struct Surrounding {
    /// Nil before any was seen.
    var owner: Int32?
    var isSingle = true

    mutating func see(_ other: Int32) {
      if owner == nil { owner = other }
      if owner != other { isSingle = false }
    }
  }

  private mutating func scan(_ mask: RunLengthEncoding, of place: Int) {
    mask.forEachColumnRun { x, y, length in
      let start = x * height + y
      see(y > 0 ? start - 1 : nil, from: place)
      see(y + length < height ? start + length : nil, from: place)
      for position in start..<(start + length) {
        see(x > 0 ? position - height : nil, from: place)
        see(x + 1 < width ? position + height : nil, from: place)
      }
    }
  }

  /// Looks over one pixel side; nil beyond the image.
  private mutating func see(_ position: Int?, from place: Int) {
    guard let position else {
      shapes[place].touchesEdge = true
      surroundings[place].isSingle = false
      return
    }
    let owner = owners[position]
    guard owner != place else { return }
    let bin = owner == Self.void ? binCount - 1 : shapes[Int(owner)].position
    borders[place * binCount + bin] += 1
    surroundings[place].see(owner)
  }

  private mutating func finish(_ place: Int) {
    let row = borders[(place * binCount)..<((place + 1) * binCount)]
    shapes[place].borders = row.enumerated().filter { $0.element > 0 }
      .map { LintShape.Border(position: $0.offset, length: $0.element) }
    let around = surroundings[place]
    if around.isSingle, let owner = around.owner, owner != Self.void {
      shapes[Int(owner)].holeArea += shapes[place].area
    }
  }

  /// Adds the regions of void that one component surrounds to its holes.
  private mutating func fillHoles() {
    var isSeen = [Bool](repeating: false, count: owners.count)
    var stack: [Int] = []
    var around = Surrounding()
    func visit(_ next: Int?) {
      guard let next else {
        around.isSingle = false
        return
      }
      if owners[next] != Self.void {
        around.see(owners[next])
      } else if !isSeen[next] {
        isSeen[next] = true
        stack.append(next)
      }
    }
    for start in owners.indices where owners[start] == Self.void && !isSeen[start] {
      around = Surrounding()
      var area = 0
      isSeen[start] = true
      stack.append(start)
      while let position = stack.popLast() {
        area += 1
        let row = position % height
        visit(row > 0 ? position - 1 : nil)
        visit(row + 1 < height ? position + 1 : nil)
        visit(position >= height ? position - height : nil)
        visit(position + height < owners.count ? position + height : nil)
      }
      if around.isSingle, let owner = around.owner { shapes[Int(owner)].holeArea += area }
    }
  }
}
