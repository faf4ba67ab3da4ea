import Labels
import Testing

@testable import Refiner

@Suite struct MaskChangeTests {
  private let map: LabelMap = {
    // Class 1 on the left, 2 on the right, void below.
    var map = LabelMap(width: 6, height: 4, filledWith: ClassID(1))
    for y in 0..<4 { for x in 3..<6 { map[x, y] = ClassID(2) } }
    for x in 0..<6 { map[x, 3] = .void }
    return map
  }()

  private func change(
    _ before: [String], _ after: [String], fill: LostPixelFill = .void, takes: Bool = true
  ) -> MaskChange {
    let mask = MaskPicture.mask(before).trimmed
    var painted = map
    mask.paint(ClassID(7), into: &painted)
    return MaskChange(
      from: mask, to: MaskPicture.mask(after), classAfter: ClassID(7), fill: fill,
      takesFromNeighbours: takes, in: painted)
  }

  private let before = ["......", ".###..", "......", "......"]

  @Test func gainsAreCountedByTheClassTheyCameFrom() {
    let change = change(before, [".#####", ".###..", ".##...", ".#...."])
    #expect(change.gainedFrom.map(\.classID) == [ClassID(1), ClassID(2), .void])
    #expect(change.gainedFrom.map(\.count) == [4, 3, 1])
    #expect(change.gainedCount == 8 && change.lostCount == 0 && change.fills.isEmpty)
    #expect(MaskPicture.rows(change.gained) == [".#####", "......", ".##...", ".#...."])
  }

  @Test func onlyVoidIsTakenWhenNeighboursMayNotLose() {
    let change = change(before, [".#####", ".##...", ".##...", ".#...."], takes: false)
    #expect(change.gainedFrom == [.init(classID: .void, count: 1)])
    #expect(MaskPicture.rows(change.after) == ["......", ".##...", "......", ".#...."])
    #expect(MaskPicture.rows(change.lost) == ["......", "...#..", "......", "......"])
  }

  @Test func whatIsGivenUpIsFilledAsWished() {
    let after = ["......", "......", "......", "......"]
    #expect(change(before, after).lostTo == [.init(classID: .void, count: 3)])
    #expect(change(before, after, fill: .classID(ClassID(5))).lostTo.map(\.classID) == [ClassID(5)])
    let nearest = change(before, after, fill: .nearest)
    #expect(
      nearest.lostTo == [
        .init(classID: ClassID(1), count: 2), .init(classID: ClassID(2), count: 1),
      ])
    #expect(MaskPicture.rows(nearest.fills[0])[1] == ".##...")
    #expect(nearest.leavesNothing)
  }

  @Test func paintingMakesTheMapThatWasPromised() {
    let change = change(before, ["......", "..####", "......", "......"], fill: .nearest)
    var painted = map
    change.before.paint(ClassID(7), into: &painted)
    change.paint(into: &painted)
    #expect(Array(painted.ids[6..<12]) == [1, 1, 7, 7, 7, 7])
    #expect(!change.isEmpty && self.change(before, before).isEmpty)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreesWithAPlainComparison(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<10 {
      let before = MaskPicture.random(&random)
      let size = before.imageSize
      var map = MaskPicture.map(size, &random)
      before.paint(ClassID(9), into: &map)
      let bits = (0..<size.area).map { _ in Bool.random(using: &random) }
      let whole = Rectangle<ImageSpace>(x: 0, y: 0, width: size.width, height: size.height)
      let proposed = Mask(imageSize: size, bounds: whole, bits: bits)
      let takes = Bool.random(using: &random)
      let fill = [LostPixelFill.void, .nearest, .classID(ClassID(6))].randomElement(using: &random)
      let change = MaskChange(
        from: before, to: proposed, classAfter: ClassID(8), fill: fill ?? .void,
        takesFromNeighbours: takes, in: map)
      let expected = NaiveChange(
        before: before, proposed: proposed, takes: takes, fill: fill ?? .void, map: map)
      var painted = map
      change.paint(into: &painted)
      #expect(painted == expected.painted(ClassID(8)))
      #expect(change.gainedCount == expected.gained && change.lostCount == expected.lost)
      for (share, mask) in zip(change.lostTo, change.fills) { #expect(mask.area == share.count) }
    }
  }
}

/// What a new mask makes of a map, pixel by pixel.
private struct NaiveChange {
  let before: Mask
  let proposed: Mask
  let takes: Bool
  let fill: LostPixelFill
  let map: LabelMap

  private var pixels: [Pixel] {
    (0..<map.height).flatMap { y in (0..<map.width).map { Pixel(x: $0, y: y) } }
  }

  private func wasSet(_ pixel: Pixel) -> Bool { before.contains(x: pixel.x, y: pixel.y) }

  private func isSet(_ pixel: Pixel) -> Bool {
    proposed.contains(x: pixel.x, y: pixel.y)
      && (wasSet(pixel) || takes || map[pixel.x, pixel.y].isVoid)
  }

  var gained: Int { pixels.count { isSet($0) && !wasSet($0) } }
  var lost: Int { pixels.count { !isSet($0) && wasSet($0) } }

  func painted(_ classID: ClassID) -> LabelMap {
    var result = map
    for pixel in pixels {
      if isSet(pixel) {
        result[pixel.x, pixel.y] = classID
      } else if wasSet(pixel) {
        result[pixel.x, pixel.y] = filling(pixel)
      }
    }
    return result
  }

  private func filling(_ pixel: Pixel) -> ClassID {
    switch fill {
    case .void: .void
    case .classID(let id): id
    case .nearest: nearest(pixel)
    }
  }

  /// A search from one pixel, ring by ring, through pixels that are given up.
  private func nearest(_ start: Pixel) -> ClassID {
    var seen: Set<Pixel> = [start]
    var ring = [start]
    let shape = NaiveShape(before)
    while !ring.isEmpty {
      let around = Set(ring.flatMap { shape.neighbours(of: $0, corners: false) }).subtracting(seen)
      let ids = around.filter { !isSet($0) && !wasSet($0) }.map { map[$0.x, $0.y] }
      if let best = ids.filter({ !$0.isVoid }).min() { return best }
      ring = around.filter { wasSet($0) && !isSet($0) }
      seen.formUnion(ring)
    }
    return .void
  }
}
