import Labels
import Testing

@testable import Refiner

@Suite struct ImageEmbeddingTests {
  @Test(arguments: [(3, 2), (8, 4), (40, 5)])
  func tokensAreChannelsLast(channels: Int, side: Int) {
    let count = side * side
    // Element (token, channel) says both.
    let values = (0..<(count * channels)).map { Float($0 / channels * 1000 + $0 % channels) }
    let tokens = MatrixView(rowCount: count, columnCount: channels, values: values)
    let embedding = ImageEmbedding(
      tokens: tokens, side: side, inputSide: 64, original: Size(width: 30, height: 60))
    #expect(embedding.channelCount == channels && embedding.side == side)
    #expect(embedding.resized == Size(width: 32, height: 64))
    let stored = embedding.values.values
    for channel in 0..<channels {
      for token in 0..<count {
        #expect(stored[channel * count + token] == Float(token * 1000 + channel))
      }
    }
    #expect(embedding.tokens.values == values)
  }

  @Test func tokensMayLieInsideALargerStorage() {
    let storage = FloatStorage((0..<20).map { Float($0) })
    let view = MatrixView(storage, offset: 6, rowCount: 4, columnCount: 3)
    let embedding = ImageEmbedding(
      tokens: view, side: 2, inputSide: 16, original: Size(width: 1, height: 1))
    #expect(embedding.values.values == [6, 9, 12, 15, 7, 10, 13, 16, 8, 11, 14, 17])
    #expect(embedding.tokens.values == view.values)
  }

  @Test func roundingToHalfTwiceIsRoundingOnce() {
    let once = EmbeddingFixture.embedding().roundedToHalf()
    #expect(!once.equals(EmbeddingFixture.embedding()))
    #expect(once.roundedToHalf().equals(once))
  }
}
