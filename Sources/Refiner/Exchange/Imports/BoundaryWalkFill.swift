internal import Labels

/// Fills a polygon exactly as pycocotools does.
///
/// Bit for bit what `rleFrPoly` of COCO's `maskApi.c` gives: corners are rounded to fifths of a pixel, the
/// boundary is walked in steps of a fifth, and where it passes the middle of a column of pixels, the column
/// is crossed at the row whose middle is next below. Between crossings pixels change sides, column by
/// column from the left. Here only the steps that cross are looked up, not every step of the walk, so the
/// work does not grow with what lies outside of the image.
/// - seealso: <https://github.com/cocodataset/cocoapi/blob/master/common/maskApi.c>
internal struct BoundaryWalkFill {
  /// The most crossings that one polygon may have.
  internal static let mostCrossings = 1 << 24
  /// Steps to a pixel.
  private static let scale = 5
  private let size: Size<ImageSpace>
  /// The first pixel behind each crossing, in column-major order; may be the image's area.
  private var crossings: [UInt32] = []

  /// A corner, in steps.
  private struct Corner {
    var x: Int
    var y: Int
  }

  /// Starts a polygon in an image.
  internal init(size: Size<ImageSpace>) { self.size = size }

  /// Walks once around.
  ///
  /// numbers: x and y of each corner in turn, in pixels from the image's upper left corner, at most 2^26
  /// from it. False when there are too many crossings.
  /// - Complexity: O(columns that are passed, for each edge).
  internal mutating func walk(along numbers: [Double]) -> Bool {
    let corners = stride(from: 0, to: numbers.count - 1, by: 2).map {
      Corner(x: Self.steps(numbers[$0]), y: Self.steps(numbers[$0 + 1]))
    }
    for (place, corner) in corners.enumerated() {
      let next = corners[(place + 1) % corners.count]
      let (width, height) = (abs(next.x - corner.x), abs(next.y - corner.y))
      if width >= height {
        let (start, end) = corner.x > next.x ? (next, corner) : (corner, next)
        walkFlat(from: start, to: end)
      } else {
        let (start, end) = corner.y > next.y ? (next, corner) : (corner, next)
        walkSteep(from: start, to: end)
      }
      guard crossings.count <= Self.mostCrossings else { return false }
    }
    return true
  }

  /// As C converts: a half is added, then the fraction cut off towards zero.
  private static func steps(_ coordinate: Double) -> Int { Int(Double(scale) * coordinate + 0.5) }

  /// The columns of the image whose middles lie between two steps.
  ///
  /// Column c's middle is passed between the steps 5c + 2 and 5c + 3.
  private func columns(from low: Int, to high: Int) -> Range<Int> {
    let first = max(0, (low + 2).floorDivided(by: Self.scale))
    let last = min(size.width - 1, (high - 3).floorDivided(by: Self.scale))
    // One crossing too many is enough to be refused.
    return first > last ? 0..<0 : first..<min(last + 1, first + Self.mostCrossings + 1)
  }

  /// An edge that is at least as wide as high, from its left end.
  private mutating func walkFlat(from start: Corner, to end: Corner) {
    guard end.x > start.x else { return }
    let slope = Double(end.y - start.y) / Double(end.x - start.x)
    for column in columns(from: start.x, to: end.x) {
      let step = Self.scale * column + 2 - start.x
      let left = Int(Double(start.y) + slope * Double(step) + 0.5)
      let right = Int(Double(start.y) + slope * Double(step + 1) + 0.5)
      cross(column, at: min(left, right))
    }
  }

  /// An edge that is higher than wide, from its upper end.
  private mutating func walkSteep(from start: Corner, to end: Corner) {
    let height = end.y - start.y
    let slope = Double(end.x - start.x) / Double(height)
    func x(_ step: Int) -> Int { Int(Double(start.x) + slope * Double(step) + 0.5) }
    for column in columns(from: min(x(0), x(height)), to: max(x(0), x(height))) {
      let left = Self.scale * column + 2
      // x grows or falls with the step, by one at most: the step before the first on the other side.
      var (low, high) = (1, height)
      while low < high {
        let middle = (low + high) / 2
        if slope > 0 ? x(middle) > left : x(middle) <= left {
          high = middle
        } else {
          low = middle + 1
        }
      }
      cross(column, at: start.y + low - 1)
    }
  }

  /// Notes that a column is crossed at a step from the top.
  private mutating func cross(_ column: Int, at step: Int) {
    let row = (Double(step) + 0.5) / Double(Self.scale) - 0.5
    let clipped = min(max(row, 0), Double(size.height)).rounded(.up)
    crossings.append(UInt32(column * size.height + Int(clipped)))
  }

  /// The pixels inside.
  /// - Complexity: O(n log n) in the number of crossings.
  internal consuming func finish() -> RunLengthEncoding {
    crossings.sort()
    var counts: [UInt32] = []
    var end: UInt32 = 0
    var place = 0
    while place < crossings.count {
      let position = crossings[place]
      var next = place
      while next < crossings.count, crossings[next] == position { next += 1 }
      // Two crossings at one place leave things as they are.
      if (next - place) % 2 == 1, position < size.area {
        counts.append(position - end)
        end = position
      }
      place = next
    }
    counts.append(UInt32(size.area) - end)
    return RunLengthEncoding(trusted: counts, size: size)
  }
}

extension Int {
  /// The quotient, rounded down also for negative numbers.
  fileprivate func floorDivided(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
