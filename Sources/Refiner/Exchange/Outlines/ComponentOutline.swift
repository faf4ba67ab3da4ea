/// The border of a component as one polygon, holes included.
///
/// COCO and YOLO know no holes. Each hole is joined to the ring above it by a slit without width, straight
/// up from its highest corner: there and back again, so that by the even-odd rule the slit covers nothing.
internal struct ComponentOutline: Sendable {
  /// The corners in order; the last one is joined with the first.
  internal private(set) var corners: [PixelCorner] = []
  /// Whether a corner is an end of a slit, which simplifying must leave where it is.
  internal private(set) var isPinned: [Bool] = []

  /// Joins the outer ring, which comes first, with those of the holes.
  ///
  /// top: the row where the component's pixels above a corner begin.
  /// - Complexity: O(n log n) in the number of corners.
  internal init(_ rings: [OutlineRing], top: (PixelCorner) -> Int32) {
    guard rings.count > 1 else {
      corners = rings.first?.corners ?? []
      isPinned = Array(repeating: false, count: corners.count)
      return
    }
    corners.reserveCapacity(rings.reduce(0) { $0 + $1.corners.count + 4 })
    join(rings, slits: Self.slits(rings, top: top))
  }

  /// A slit from an edge of a ring down to a hole.
  private struct Slit {
    let hole: Int
    /// Its upper end.
    let end: PixelCorner
  }

  /// The edge of a ring that begins at a corner.
  private struct Edge: Hashable {
    let ring: Int
    let start: Int
  }

  /// The slits of each edge, from left to right.
  ///
  /// A slit ends at an upper edge of the component, and all those run to the right.
  private static func slits(_ rings: [OutlineRing], top: (PixelCorner) -> Int32) -> [Edge: [Slit]] {
    var rows: [Int32: [Slit]] = [:]
    for hole in rings.indices.dropFirst() {
      let corner = rings[hole].corners[rings[hole].topLeft]
      let row = top(corner)
      rows[row, default: []].append(
        Slit(hole: hole, end: PixelCorner(x: Int(corner.x), y: Int(row))))
    }
    for row in rows.keys { rows[row]?.sort { $0.end.x < $1.end.x } }
    var found: [Edge: [Slit]] = [:]
    for (number, ring) in rings.enumerated() {
      for (place, corner) in ring.corners.enumerated() {
        let next = ring.corners[(place + 1) % ring.corners.count]
        guard next.x > corner.x, let slits = rows[corner.y] else { continue }
        let ends = slits.filter { (corner.x..<next.x).contains($0.end.x) }
        if !ends.isEmpty { found[Edge(ring: number, start: place)] = ends }
      }
    }
    return found
  }

  /// A ring that is being walked along.
  private struct Walk {
    let ring: Int
    let start: Int
    /// Number of corners that were passed.
    var passed = 0
    /// The slits of the edge at hand that are still to be walked.
    var slits: ArraySlice<Slit> = []
    /// The slit that led here; nil for the outer ring.
    let slit: Slit?
  }

  /// Walks along the outer ring, and at each slit down it, around the hole and up again.
  private mutating func join(_ rings: [OutlineRing], slits: [Edge: [Slit]]) {
    var walks = [Walk(ring: 0, start: 0, slit: nil)]
    while var walk = walks.popLast() {
      let ring = rings[walk.ring].corners
      if let slit = walk.slits.popFirst() {
        walks.append(walk)
        append(slit.end, isPinned: true)
        walks.append(Walk(ring: slit.hole, start: rings[slit.hole].topLeft, slit: slit))
      } else if walk.passed < ring.count {
        let place = (walk.start + walk.passed) % ring.count
        append(ring[place], isPinned: walk.passed == 0)
        walk.slits = (slits[Edge(ring: walk.ring, start: place)] ?? [])[...]
        walk.passed += 1
        walks.append(walk)
      } else if let slit = walk.slit {
        append(ring[walk.start], isPinned: true)
        append(slit.end, isPinned: true)
      }
    }
  }

  /// Adds a corner; one that is the last one already is only pinned.
  private mutating func append(_ corner: PixelCorner, isPinned pin: Bool) {
    if corners.last == corner {
      isPinned[isPinned.count - 1] = isPinned[isPinned.count - 1] || pin
    } else {
      corners.append(corner)
      isPinned.append(pin)
    }
  }
}
