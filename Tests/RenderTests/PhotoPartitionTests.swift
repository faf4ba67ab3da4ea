import Labels
import Testing

@testable import Render

@Suite struct PhotoPartitionTests {
  /// The sum of squared errors of the mean, by the definition.
  private func error(_ colours: [RGB]) -> Double {
    guard !colours.isEmpty else { return 0 }
    let channels: [KeyPath<RGB, UInt8>] = [\.red, \.green, \.blue]
    return channels.reduce(0) { sum, channel in
      let values = colours.map { Double($0[keyPath: channel]) }
      let mean = values.reduce(0, +) / Double(values.count)
      return sum + values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>, [GlyphSet.half, .quadrant, .sextant])
  func noOtherWayIsBetter(seed: UInt64, glyphs: GlyphSet) {
    var generator = SplitMix64(seed: seed)
    let layout = glyphs.layout
    let range: ClosedRange<UInt8> = seed % 2 == 0 ? 0...255 : 100...110
    let colours = (0..<layout.count).map { _ in
      RGB(
        .random(in: range, using: &generator), .random(in: range, using: &generator),
        .random(in: range, using: &generator))
    }
    var samples = CellSamples<UInt32>(layout, repeating: colours[0].packed)
    for (index, colour) in colours.enumerated() { samples.set(index, to: colour.packed) }
    let partition = PhotoPartition(samples)
    func error(of pattern: Int) -> Double {
      let sides = [0, 1].map { side in
        colours.indices.filter { pattern >> $0 & 1 == side }.map { colours[$0] }
      }
      return self.error(sides[0]) + self.error(sides[1])
    }
    let best = (0..<1 << layout.count).map { error(of: $0) }.min() ?? 0
    #expect(error(of: Int(partition.pattern)) <= best * 1.0001 + 0.01)
    #expect(partition.pattern & 1 == 1)
  }

  @Test func eachSideHasItsMean() {
    var samples = CellSamples<UInt32>(.quadrant, repeating: RGB(10, 20, 30).packed)
    samples.set(3, to: RGB(200, 200, 200).packed)
    samples.set(1, to: RGB(12, 20, 30).packed)
    let partition = PhotoPartition(samples)
    #expect(partition.pattern == 0b0111)
    #expect(RGB(packed: partition.first) == RGB(11, 20, 30))
    #expect(RGB(packed: partition.second) == RGB(200, 200, 200))
  }

  @Test func oneColourNeedsNoSecond() {
    let partition = PhotoPartition(CellSamples<UInt32>(.sextant, repeating: 0x123456))
    #expect(partition.pattern == 63 && partition.first == partition.second)
  }
}
