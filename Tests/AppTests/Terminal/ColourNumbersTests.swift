import Labels
import Render
import Testing

@testable import App

@Suite struct ColourNumbersTests {
  private let indexed = ColourNumbers(depth: .indexed256, colours: 256, hasDirectColour: false)
  private let direct = ColourNumbers(depth: .direct, colours: 1 << 24, hasDirectColour: true)

  @Test func paletteColoursAreTheirIndexOn256Colours() {
    for index: UInt8 in 0...255 { #expect(indexed.number(.palette(index)) == Int32(index)) }
    #expect(indexed.number(.terminalDefault) == -1)
  }

  @Test(
    arguments: [
      (RGB(0, 0, 0), 16), (RGB(255, 255, 255), 231), (RGB(95, 135, 175), 67), (RGB(8, 8, 8), 232),
      (RGB(238, 238, 238), 255), (RGB(128, 128, 128), 244), (RGB(255, 0, 0), 196),
    ] as [(RGB, Int32)])
  func directColoursBecomeTheNearestOf240(rgb: RGB, index: Int32) {
    #expect(indexed.number(.direct(rgb)) == index)
  }

  @Test func directColourSkipsTheNumbersThatMeanANSI() {
    #expect(direct.number(.direct(RGB(0, 0, 5))) == 8)
    #expect(direct.number(.direct(RGB(1, 2, 3))) == 0x010203)
    #expect(direct.number(.palette(196)) == 0xFF0000)
    #expect(direct.number(.palette(3)) == 3)
  }

  @Test func aSmallerDepthNamesNoColourBeyondIt() {
    for (depth, most) in [(ColourDepth.ansi8, 8), (.ansi16, 16), (.mono, 0)] {
      let numbers = ColourNumbers(depth: depth, colours: 256, hasDirectColour: false)
      for index: UInt8 in 0...255 { #expect(numbers.number(.palette(index)) < most) }
    }
    let eight = ColourNumbers(depth: .ansi8, colours: 8, hasDirectColour: false)
    #expect(eight.number(.palette(196)) == 1)
    #expect(eight.number(.palette(231)) == 7)
    #expect(eight.number(.palette(9)) == 1)
  }
}
