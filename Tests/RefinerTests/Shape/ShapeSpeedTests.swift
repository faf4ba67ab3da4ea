import Foundation
import Labels
import Refiner
import Testing

/// A tool must be done within a frame of 16 ms on the largest maps of street scenes.
///
/// Processor time counts, so that what else runs does not; the limit leaves room for a slower machine.
/// `FLECK_SPEED=1` prints the times.
@Suite(.serialized) struct ShapeSpeedTests {
  private static let limit = Duration.milliseconds(80)

  /// A component over nearly all of 2048x1024 pixels, with a thousand holes and islands.
  private static let pending: PendingMask = {
    var random = SplitMix64(seed: 11)
    let size = Size<ImageSpace>(width: 2048, height: 1024)
    var bits = [Bool](repeating: true, count: size.area)
    for _ in 0..<1000 {
      let left = Int.random(in: 0..<2040, using: &random)
      let top = Int.random(in: 0..<1016, using: &random)
      for y in top..<top + 8 { for x in left..<left + 8 { bits[y * 2048 + x] = (x + y) % 5 == 0 } }
    }
    let bounds = Rectangle<ImageSpace>(x: 0, y: 0, width: 2048, height: 1024)
    let mask = Mask(imageSize: size, bounds: bounds, bits: bits)
    var map = LabelMap(width: 2048, height: 1024, filledWith: ClassID(2))
    mask.paint(ClassID(1), into: &map)
    return PendingMask(map: map, current: mask, classID: ClassID(1))
  }()

  private static let tools: [(String, @Sendable (inout PendingMask.Proposal) -> Void)] = [
    ("fill holes", { $0.mask = $0.mask.fillingHoles() }),
    ("drop speckle", { $0.mask = $0.mask.droppingSpeckle(below: 20) }),
    ("smooth 3", { $0.mask = $0.mask.smoothed(radius: 3) }),
    (
      "erase 41 px",
      {
        $0.mask = $0.mask.stroked(
          from: Pixel(x: 300, y: 300), to: Pixel(x: 420, y: 360), diameter: 41, setting: false)
      }
    ),
    (
      "split",
      {
        let parts = try? $0.mask.split(from: Pixel(x: 1024, y: -1), to: Pixel(x: 1000, y: 1024))
          .get()
        if let parts { $0.mask = parts.larger }
      }
    ),
    (
      "split, nearest",
      {
        $0.fill = .nearest
        let parts = try? $0.mask.split(from: Pixel(x: 1024, y: -1), to: Pixel(x: 1000, y: 1024))
          .get()
        if let parts { $0.mask = parts.larger }
      }
    ),
    ("neighbours", { _ = $0.mask.neighbours(in: pending.map) }),
  ]

  @Test(arguments: 0..<7)
  func aToolAndItsChangeTakeAFrame(index: Int) {
    let (name, tool) = Self.tools[index]
    let times = (0..<5).map { _ in
      var pending = Self.pending
      let start = processorTime
      var proposal = pending.proposal
      tool(&proposal)
      pending.proposal = proposal
      return processorTime - start
    }
    let best = times.min() ?? .zero
    if ProcessInfo.processInfo.environment["FLECK_SPEED"] == "1" { print("\(name): \(best)") }
    #expect(best < Self.limit, "\(name) took \(best)")
  }
}
