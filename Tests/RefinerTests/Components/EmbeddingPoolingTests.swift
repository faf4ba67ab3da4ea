import Labels
import Testing

@testable import Refiner

@Suite struct EmbeddingPoolingTests {
  /// An embedding whose values are seeded noise; 8x8 cells of 16 pixels.
  static func embedding(
    of original: Size<ImageSpace>, channels: Int = 3, side: Int = 8
  ) -> ImageEmbedding {
    var random = SplitMix64(seed: 11)
    let values = (0..<(channels * side * side)).map { _ in Float.random(in: -1...1, using: &random)
    }
    return ImageEmbedding(
      FloatStorage(values), channelCount: channels, side: side, inputSide: side * 16,
      resized: ResizeLongestSide(side: side * 16).size(of: original), original: original)
  }

  static func value(_ embedding: ImageEmbedding, channel: Int, x: Int, y: Int) -> Float {
    embedding.values.withElements { $0[(channel * embedding.side + y) * embedding.side + x] }
  }

  static func speckles(_ size: Size<ImageSpace>, seed: UInt64) -> LabelMap {
    var random = SplitMix64(seed: seed)
    var map = LabelMap(width: size.width, height: size.height, filledWith: ClassID(0))
    map.withMutableIDs { ids in
      for index in ids.indices {
        // Stripes of different widths, with holes and void.
        let stripe = UInt8((index % size.width) / 9 % 3)
        let roll = Int.random(in: 0..<20, using: &random)
        ids[index] = roll == 0 ? 255 : roll == 1 ? 3 : stripe
      }
    }
    return map
  }

  /// The plain twin: every pixel by itself, in double precision.
  static func plain(
    _ embedding: ImageEmbedding, _ map: LabelMap, _ found: ConnectedComponents
  ) -> [[Double]] {
    let cell = Double(embedding.inputSide) / Double(embedding.side)
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: embedding.channelCount),
      count: found.components.count)
    for run in found.runs {
      for x in run.start..<run.end {
        let across = (Double(x) + 0.5) * Double(embedding.resized.width) / Double(map.width) / cell
        let down =
          (Double(run.y) + 0.5) * Double(embedding.resized.height) / Double(map.height) / cell
        for channel in 0..<embedding.channelCount {
          sums[Int(run.component)][channel] += Double(
            value(embedding, channel: channel, x: Int(across), y: Int(down)))
        }
      }
    }
    return zip(sums, found.components).map { sum, component in
      sum.map { $0 / Double(component.area) }
    }
  }

  @Test(arguments: [(100, 60), (60, 100), (128, 128), (300, 170), (31, 5), (1, 1)])
  func agreesWithThePlainTwin(width: Int, height: Int) {
    let size = Size<ImageSpace>(width: width, height: height)
    let embedding = Self.embedding(of: size)
    let map = Self.speckles(size, seed: UInt64(width))
    let found = ConnectedComponents(map)
    let pooled = EmbeddingPooling(embedding, size: size).vectors(of: found)
    let expected = Self.plain(embedding, map, found)
    #expect(pooled.count == expected.count)
    for (vector, twin) in zip(pooled, expected) {
      for (value, other) in zip(vector, twin) { #expect(abs(Double(value) - other) < 1e-5) }
    }
  }

  @Test func aComponentInsideACellTakesTheCellsFeatures() {
    let size = Size<ImageSpace>(width: 128, height: 64)
    let embedding = Self.embedding(of: size)
    var map = LabelMap(width: 128, height: 64, filledWith: .void)
    // Cell (2, 1) covers x 32..<48, y 16..<32.
    map.withMutableIDs { ids in
      for y in 20..<24 { for x in 40..<44 { ids[y * 128 + x] = 5 } }
    }
    let pooled = EmbeddingPooling(embedding, size: size).vectors(of: ConnectedComponents(map))
    #expect(pooled == [(0..<3).map { Self.value(embedding, channel: $0, x: 2, y: 1) }])
  }

  @Test func aComponentOverTwoCellsIsWeightedByItsPixels() {
    let size = Size<ImageSpace>(width: 128, height: 64)
    let embedding = Self.embedding(of: size)
    var map = LabelMap(width: 128, height: 64, filledWith: .void)
    map.withMutableIDs { ids in for x in 13..<17 { ids[x] = 5 } }
    let pooled = EmbeddingPooling(embedding, size: size).vectors(of: ConnectedComponents(map))
    for channel in 0..<3 {
      let left = Self.value(embedding, channel: channel, x: 0, y: 0)
      let right = Self.value(embedding, channel: channel, x: 1, y: 0)
      #expect(abs(pooled[0][channel] - (0.75 * left + 0.25 * right)) < 1e-6)
    }
  }

  @Test func labelsOfAnotherSizeThanThePhotoAreScaled() {
    let embedding = Self.embedding(of: Size(width: 400, height: 200))
    let size = Size<ImageSpace>(width: 64, height: 32)
    let map = LabelMap(width: 64, height: 32, filledWith: ClassID(1))
    let found = ConnectedComponents(map)
    // The photo covers the upper half of the square: 8x4 cells, each of 8x8 label pixels.
    let pooled = EmbeddingPooling(embedding, size: size).vectors(of: found)
    for channel in 0..<3 {
      var sum: Float = 0
      for y in 0..<4 {
        for x in 0..<8 { sum += Self.value(embedding, channel: channel, x: x, y: y) }
      }
      #expect(abs(pooled[0][channel] - sum / 32) < 1e-5)
    }
  }

  @Test func pooledFeaturesStandBehindTheOthers() throws {
    let size = Size<ImageSpace>(width: 40, height: 24)
    let taxonomy = try NoiseModelTests.taxonomy()
    let map = LabelMap(width: 40, height: 24, filledWith: ClassID(0))
    let found = ConnectedComponents(map)
    let image = RGBImage(width: 40, height: 24, filledWith: RGB(90, 120, 30))
    let embedding = Self.embedding(of: size)
    func features(_ embedding: ImageEmbedding?) -> ComponentFeatures {
      ComponentFeatures(
        of: found, verticalRuns: found.verticalRuns(), map: map, image: image, taxonomy: taxonomy,
        embedding: embedding)
    }
    let (without, with) = (features(nil), features(embedding))
    #expect(with.layout.count == without.layout.count + 3)
    #expect(Array(with.vectors[0].prefix(without.layout.count)) == without.vectors[0])
    #expect(
      Array(with.vectors[0].suffix(3))
        == EmbeddingPooling(embedding, size: size).vectors(of: found)[0])
  }
}
