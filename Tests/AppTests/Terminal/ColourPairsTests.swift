import Testing

@testable import App

@Suite struct ColourPairsTests {
  @Test func eachPairIsDefinedOnce() {
    var pairs = ColourPairs()
    var defined: [[Int32]] = []
    for (foreground, background): (Int32, Int32) in [(0, 0), (1, 2), (0, 0), (-1, 2), (1, 2)] {
      _ = pairs.number(foreground: foreground, background: background) {
        defined.append([$0, $1, $2])
        return true
      }
    }
    #expect(defined == [[1, 0, 0], [2, 1, 2], [3, -1, 2]])
    #expect(!pairs.isOverfull)
  }

  @Test func theTerminalsOwnColoursAreNoPair() {
    var pairs = ColourPairs()
    let number = pairs.number(foreground: -1, background: -1) { _, _, _ in false }
    #expect(number == 0 && !pairs.isOverfull)
  }

  @Test func aRefusedPairIsNotedUntilTheReset() {
    var pairs = ColourPairs()
    for colour: Int32 in 0..<8 {
      let number = pairs.number(foreground: colour, background: 0) { new, _, _ in new < 8 }
      #expect(number == (colour < 7 ? colour + 1 : 0))
    }
    #expect(pairs.isOverfull)
    pairs.reset()
    #expect(!pairs.isOverfull)
    #expect(pairs.number(foreground: 7, background: 0) { new, _, _ in new < 8 } == 1)
  }

  @Test func thereAreNeverMoreThanTheLimit() {
    var pairs = ColourPairs()
    var most: Int32 = 0
    for colour in 0..<Int32(ColourPairs.limit) + 10 {
      most = max(most, pairs.number(foreground: colour, background: 0) { _, _, _ in true })
    }
    #expect(most == Int32(ColourPairs.limit) - 1)
    #expect(pairs.isOverfull)
  }
}
