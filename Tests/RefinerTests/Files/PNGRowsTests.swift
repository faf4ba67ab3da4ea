import Testing

@testable import Refiner

@Suite struct PNGRowsTests {
  /// libpng's flags for none, sub, up, average, Paeth, and all of them.
  @Test(arguments: [0x08, 0x10, 0x20, 0x40, 0x80, 0xF8] as [Int32], [1, 3])
  func everyFilterIsUndone(filter: Int32, channels: Int) throws {
    var generator = SplitMix64(seed: UInt64(filter))
    for (width, height) in [(1, 1), (2, 3), (37, 19)] {
      let samples = (0..<(width * height * channels)).map {
        UInt8(truncatingIfNeeded: $0 / 2 + Int.random(in: 0...9, using: &generator))
      }
      let file = try PNGFile.encode(
        samples, width: width, height: height, palette: [], path: "",
        compression: .init(level: 6, filters: filter, strategy: 0))
      #expect(PNGRows(file, width: width, height: height)?.samples() == samples)
      #expect(PNGRows(file, width: width, height: height + 1)?.samples() == nil)
      #expect(PNGRows(Array(file.dropLast()), width: width, height: height) == nil)
    }
  }

  @Test func paethIsTheNearestOfThreeWithTiesInOrder() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      // A narrow range makes ties common.
      let range: ClosedRange<Int32> = Bool.random(using: &generator) ? 0...255 : 100...104
      let left = Int32.random(in: range, using: &generator)
      let up = Int32.random(in: range, using: &generator)
      let corner = Int32.random(in: range, using: &generator)
      let estimate = left + up - corner
      let nearest = [left, up, corner].min { abs($0 - estimate) < abs($1 - estimate) }
      #expect(Int32(PNGFilter.paeth(left, up, corner)) == nearest)
    }
  }

  @Test func unusualFilesAreLeftToLibpng() {
    let samples = Array(repeating: 1, count: 16)
    for png in [
      TestPNG(width: 4, height: 4, bitDepth: 4, samples: samples),
      TestPNG(width: 4, height: 4, bitDepth: 16, samples: samples),
      TestPNG(width: 4, height: 4, samples: samples, isInterlaced: true),
      TestPNG(width: 4, height: 2, colourType: 4, samples: samples),
    ] {
      #expect(PNGRows(png.bytes(), width: png.width, height: png.height) == nil)
    }
  }
}
