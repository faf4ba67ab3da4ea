import Labels
import Testing

@testable import Render

@Suite struct BlockGlyphTests {
  /// A sextant's name says which of its samples are set: `BLOCK SEXTANT-1345`.
  @Test(arguments: 0..<64) func sextantsAreWhatTheirNamesSay(pattern: Int) throws {
    let glyph = BlockGlyph.glyphs(of: .sextant)[pattern]
    let name = try #require(glyph.properties.name)
    let digits = (0..<6).filter { pattern >> $0 & 1 == 1 }.map { "\($0 + 1)" }.joined()
    switch pattern {
    case 0: #expect(name == "SPACE")
    case 21: #expect(name == "LEFT HALF BLOCK")
    case 42: #expect(name == "RIGHT HALF BLOCK")
    case 63: #expect(name == "FULL BLOCK")
    default: #expect(name == "BLOCK SEXTANT-\(digits)")
    }
  }

  @Test func quadrantsAreWhatTheirNamesSay() {
    let corners = ["UPPER LEFT", "UPPER RIGHT", "LOWER LEFT", "LOWER RIGHT"]
    let halves = [3: "UPPER HALF BLOCK", 5: "LEFT HALF BLOCK", 10: "RIGHT HALF BLOCK"]
    for (pattern, glyph) in BlockGlyph.glyphs(of: .quadrant).enumerated() {
      let set = (0..<4).filter { pattern >> $0 & 1 == 1 }.map { corners[$0] }
      let expected =
        switch pattern {
        case 0: "SPACE"
        case 12: "LOWER HALF BLOCK"
        case 15: "FULL BLOCK"
        default: halves[pattern] ?? "QUADRANT " + set.joined(separator: " AND ")
        }
      #expect(glyph.properties.name == expected)
    }
  }

  @Test(arguments: GlyphSet.allCases) func glyphsAreFoundAgain(set: GlyphSet) {
    let glyphs = BlockGlyph.glyphs(of: set.layout)
    #expect(glyphs.count == 1 << set.layout.count && Set(glyphs).count == glyphs.count)
    for (pattern, glyph) in glyphs.enumerated() {
      #expect(BlockGlyph.pattern(of: glyph, in: set.layout) == UInt8(pattern))
      #expect(glyph.cellWidth == 1)
    }
    #expect(BlockGlyph.pattern(of: "R", in: set.layout) == 0)
  }
}

@Suite struct CellSamplesTests {
  private func samples(_ layout: SampleLayout, _ values: [Int]) -> CellSamples<Int> {
    var samples = CellSamples(layout, repeating: values[0])
    for (index, value) in values.enumerated() { samples.set(index, to: value) }
    return samples
  }

  /// What a partition shows at each sample.
  private func shown(_ samples: CellSamples<Int>) -> [Int] {
    let (first, second, pattern) = samples.partition
    return (0..<samples.layout.count).map { pattern >> UInt8($0) & 1 == 1 ? first : second }
  }

  @Test(arguments: 0..<64) func twoValuesAreShownExactly(pattern: Int) {
    let values = (0..<6).map { pattern >> $0 & 1 }
    #expect(shown(samples(.sextant, values)) == values)
  }

  @Test func ofThreeValuesTheTwoMostFrequentStay() {
    #expect(shown(samples(.sextant, [1, 1, 2, 3, 3, 3])) == [1, 1, 3, 3, 3, 3])
    #expect(shown(samples(.quadrant, [1, 2, 3, 3])) == [1, 1, 3, 3])
  }

  @Test func weightsDecideWhatStays() {
    var samples = samples(.sextant, [1, 1, 1, 3, 3, 3])
    samples.set(0, to: 2, weight: 4)
    #expect(shown(samples).contains(2))
    #expect(shown(samples)[3...] == [3, 3, 3])
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func noThirdValueIsEverShown(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let values = (0..<6).map { _ in Int.random(in: 0..<4, using: &generator) }
    let shown = shown(samples(.sextant, values))
    #expect(Set(shown).isSubset(of: Set(values)) && Set(shown).count <= 2)
    // What keeps its value is everything of the two that stay.
    for (value, seen) in zip(values, shown) where Set(shown).contains(value) {
      #expect(value == seen)
    }
  }

  @Test(arguments: [GlyphSet.half, .quadrant, .sextant])
  func whatACellShowsIsReadBack(set: GlyphSet) {
    for pattern in 1..<UInt8(1 << set.layout.count) {
      let (a, b): (Colour, Colour) = (.palette(20), .terminalDefault)
      let cell = Cell(
        covering: pattern, with: a, on: b, glyphs: BlockGlyph.glyphs(of: set.layout))
      let samples = CellSamples(cell, layout: set.layout)
      for index in 0..<set.layout.count {
        #expect(samples[index] == (pattern >> UInt8(index) & 1 == 1 ? a : b))
      }
      #expect(cell.style.foreground != .terminalDefault || cell.scalar == " ")
    }
  }
}
