internal import Labels

/// The nearest class of pixels that lose theirs: a breadth-first search from all their edges at once.
internal struct NearestClasses {
  /// The class of each pixel of the lost mask's bounds, row-major; void outside of the mask and where
  /// no labelled pixel can be reached.
  internal private(set) var ids: [UInt8]

  private let width: Int
  private let height: Int
  /// Distance of a lost pixel to the edge it was reached from; 0 not reached yet, -1 not lost.
  private var steps: [Int32]

  /// Finds the classes.
  ///
  /// Distance is the number of steps to a side neighbour through lost pixels; of several nearest
  /// pixels the lowest id counts. Pixels of `kept` and void ones are no source.
  /// - Complexity: O(pixels of the lost mask's bounds).
  internal init(lost: Mask, kept: Mask, in map: LabelMap) {
    precondition(lost.imageSize == map.size, "Mask of \(lost.imageSize), map of \(map.size)")
    width = lost.bounds.width
    height = lost.bounds.height
    ids = [UInt8](repeating: ClassID.void.rawValue, count: lost.bits.count)
    steps = lost.bits.map { $0 ? 0 : -1 }
    var front = edges(of: lost, kept: kept, map: map)
    var distance: Int32 = 1
    while !front.isEmpty {
      distance += 1
      front = advance(from: front, to: distance)
    }
  }

  /// Lost pixels beside a source, with the source's class.
  private mutating func edges(of lost: Mask, kept: Mask, map: LabelMap) -> [Int32] {
    var front: [Int32] = []
    let sources = Sources(lost: lost, kept: kept, map: map)
    for row in 0..<height {
      for column in 0..<width {
        let index = row * width + column
        guard steps[index] == 0, !isSurrounded(index, column: column, row: row) else { continue }
        let best = sources.lowest(around: lost.bounds.x + column, lost.bounds.y + row)
        guard best != ClassID.void.rawValue else { continue }
        ids[index] = best
        steps[index] = 1
        front.append(Int32(index))
      }
    }
    return front
  }

  /// Whether all side neighbours are lost as well; most pixels are, and have no source beside them.
  private func isSurrounded(_ index: Int, column: Int, row: Int) -> Bool {
    column > 0 && column < width - 1 && row > 0 && row < height - 1 && steps[index - 1] >= 0
      && steps[index + 1] >= 0 && steps[index - width] >= 0 && steps[index + width] >= 0
  }

  private mutating func advance(from front: [Int32], to distance: Int32) -> [Int32] {
    var next: [Int32] = []
    for index in front {
      let index = Int(index)
      let id = ids[index]
      let column = index % width
      if column > 0 { reach(index - 1, id, distance, &next) }
      if column < width - 1 { reach(index + 1, id, distance, &next) }
      if index >= width { reach(index - width, id, distance, &next) }
      if index < width * (height - 1) { reach(index + width, id, distance, &next) }
    }
    return next
  }

  private mutating func reach(
    _ index: Int, _ id: UInt8, _ distance: Int32, _ next: inout [Int32]
  ) {
    if steps[index] == 0 {
      steps[index] = distance
      ids[index] = id
      next.append(Int32(index))
    } else if steps[index] == distance {
      ids[index] = min(ids[index], id)
    }
  }
}

/// The pixels that a lost one may take its class from.
private struct Sources {
  let lost: Mask
  let kept: Mask
  let map: LabelMap

  /// The lowest id beside a pixel; void when there is none.
  func lowest(around x: Int, _ y: Int) -> UInt8 {
    min(min(id(x - 1, y), id(x + 1, y)), min(id(x, y - 1), id(x, y + 1)))
  }

  private func id(_ x: Int, _ y: Int) -> UInt8 {
    guard x >= 0, y >= 0, x < map.width, y < map.height, !lost.contains(x: x, y: y),
      !kept.contains(x: x, y: y)
    else { return ClassID.void.rawValue }
    return map.ids[y * map.width + x]
  }
}
