extension ComponentOutline {
  /// The corners that are left when none that goes is farther than `tolerance` pixels from the outline that stays.
  ///
  /// With a tolerance of 0 these are all corners. Ends of slits stay. An outline that would lose all its
  /// area keeps its corners.
  ///
  /// Method: Douglas, Peucker: "Algorithms for the reduction of the number of points required to represent
  /// a digitized line", Cartographica 10(2), 1973.
  /// - Complexity: O(n log n) in the number of corners, at worst O(n²).
  internal func simplified(tolerance: Double) -> [PixelCorner] {
    guard tolerance > 0, corners.count > 4 else { return corners }
    var isKept = isPinned
    var pins = corners.indices.filter { isPinned[$0] }
    if pins.count < 2 { pins = ends() }
    for pin in pins { isKept[pin] = true }
    for (place, pin) in pins.enumerated() {
      // The last section runs over the end of the list to the first pin.
      let next = place + 1 < pins.count ? pins[place + 1] : pins[0] + corners.count
      reduce(pin, next, tolerance: tolerance, &isKept)
    }
    let left = corners.indices.filter { isKept[$0] }.map { corners[$0] }
    return Self.doubleArea(left) == 0 ? corners : left
  }

  /// The first corner and the one farthest from it.
  private func ends() -> [Int] {
    var (far, most) = (0, -1.0)
    for place in corners.indices {
      let distance = squaredDistance(place, from: 0, to: 0)
      if distance > most { (far, most) = (place, distance) }
    }
    return [0, far]
  }

  /// Keeps the corner of a section that is farthest from its chord, while that is too far, and goes on with
  /// both halves.
  private func reduce(_ first: Int, _ last: Int, tolerance: Double, _ isKept: inout [Bool]) {
    var sections = [(first, last)]
    while let (first, last) = sections.popLast() {
      guard last - first > 1 else { continue }
      var (far, most) = (first, tolerance * tolerance)
      for place in (first + 1)..<last {
        let distance = squaredDistance(place, from: first, to: last)
        if distance > most { (far, most) = (place, distance) }
      }
      guard far > first else { continue }
      isKept[far % corners.count] = true
      sections.append((first, far))
      sections.append((far, last))
    }
  }

  /// The squared distance of a corner from the chord between two, in pixels.
  private func squaredDistance(_ place: Int, from first: Int, to last: Int) -> Double {
    let corner = corners[place % corners.count]
    let start = corners[first % corners.count]
    let end = corners[last % corners.count]
    let (x, y) = (Double(corner.x - start.x), Double(corner.y - start.y))
    let (width, height) = (Double(end.x - start.x), Double(end.y - start.y))
    let length = width * width + height * height
    let share = length > 0 ? min(max((x * width + y * height) / length, 0), 1) : 0
    let (restX, restY) = (x - share * width, y - share * height)
    return restX * restX + restY * restY
  }

  private static func doubleArea(_ corners: [PixelCorner]) -> Int {
    var sum = 0
    for (place, corner) in corners.enumerated() {
      let next = corners[(place + 1) % corners.count]
      sum += Int(corner.x) * Int(next.y) - Int(next.x) * Int(corner.y)
    }
    return sum
  }
}
