internal import Labels

/// Walks along the borders of a map's components.
///
/// Rings run along pixel edges with the component on the right hand, so outer ones go clockwise as seen on
/// the screen. Pixels that touch at a corner belong together, as in ``ConnectedComponents``: each component
/// has one outer ring, and one for each hole.
internal struct OutlineTracer {
  private let width: Int
  private let height: Int
  /// The component of each pixel, -1 for void.
  private var owners: [Int32]
  /// Whether a ring went along the upper edge of a pixel.
  private var isWalked: [Bool]

  /// Prepares to walk around components.
  /// - Complexity: O(pixels).
  internal init(_ found: ConnectedComponents) {
    width = found.size.width
    height = found.size.height
    owners = Array(repeating: -1, count: width * height)
    isWalked = Array(repeating: false, count: width * height)
    for run in found.runs {
      let row = Int(run.y) * width
      for place in (row + Int(run.start))..<(row + Int(run.end)) { owners[place] = run.component }
    }
  }

  /// The outline of each component, in their order.
  /// - Complexity: O(pixels + length of all borders).
  internal mutating func outlines(of found: ConnectedComponents) -> [ComponentOutline] {
    var rings = [[OutlineRing]](repeating: [], count: found.components.count)
    for run in found.runs {
      let row = Int(run.y) * width
      for x in Int(run.start)..<Int(run.end) where isOpen(row + x, run.component) {
        rings[Int(run.component)].append(ring(fromX: x, y: Int(run.y), of: run.component))
      }
    }
    return rings.enumerated().map { component, rings in
      ComponentOutline(rings) { top(above: $0, of: Int32(component)) }
    }
  }

  /// Whether a pixel has an upper edge that is a border and was not walked along.
  private func isOpen(_ place: Int, _ component: Int32) -> Bool {
    !isWalked[place] && (place < width || owners[place - width] != component)
  }

  /// The row where the component's pixels above a corner begin; the pixel to the corner's upper right is one.
  private func top(above corner: PixelCorner, of component: Int32) -> Int32 {
    var y = corner.y
    while y > 0, owners[Int(y - 1) * width + Int(corner.x)] == component { y -= 1 }
    return y
  }

  private func owns(_ x: Int, _ y: Int, _ component: Int32) -> Bool {
    x >= 0 && y >= 0 && x < width && y < height && owners[y * width + x] == component
  }

  /// Walks from the upper left corner of a pixel along its upper edge and back to there.
  private mutating func ring(fromX startX: Int, y startY: Int, of component: Int32) -> OutlineRing {
    var corners: [PixelCorner] = []
    var (x, y) = (startX, startY)
    var heading = Heading.right
    var last: Heading?
    repeat {
      if heading != last { corners.append(PixelCorner(x: x, y: y)) }
      last = heading
      if heading == .right { isWalked[y * width + x] = true }
      (x, y) = (x + heading.x, y + heading.y)
      let (left, right) = heading.pixelsAhead(x, y)
      if owns(left.x, left.y, component) {
        heading = heading.turnedLeft
      } else if !owns(right.x, right.y, component) {
        heading = heading.turnedRight
      }
    } while x != startX || y != startY || heading != .right
    return OutlineRing(corners: corners)
  }
}

/// The way in which a ring goes on.
private enum Heading: Int {
  case right
  case down
  case left
  case up

  var x: Int { self == .right ? 1 : self == .left ? -1 : 0 }
  var y: Int { self == .down ? 1 : self == .up ? -1 : 0 }

  var turnedLeft: Heading {
    switch self {
    case .right: .up
    case .down: .right
    case .left: .down
    case .up: .left
    }
  }

  var turnedRight: Heading {
    switch self {
    case .right: .down
    case .down: .left
    case .left: .up
    case .up: .right
    }
  }

  /// The pixels ahead of a corner, to the left and to the right of the way.
  func pixelsAhead(_ x: Int, _ y: Int) -> (left: Pixel, right: Pixel) {
    switch self {
    case .right: (Pixel(x: x, y: y - 1), Pixel(x: x, y: y))
    case .down: (Pixel(x: x, y: y), Pixel(x: x - 1, y: y))
    case .left: (Pixel(x: x - 1, y: y), Pixel(x: x - 1, y: y - 1))
    case .up: (Pixel(x: x - 1, y: y - 1), Pixel(x: x, y: y - 1))
    }
  }
}
