import Labels
import Refiner
import Testing

@Suite struct MaskCleaningTests {
  @Test func holesAreFilledAndBaysAreNot() {
    let mask = MaskPicture.mask([
      ".#####..",
      ".#...##.",
      ".#.#..#.",
      ".##.###.",
      "..#.#...",
      "........",
    ])
    #expect(
      MaskPicture.rows(mask.fillingHoles()) == [
        ".#####..",
        ".######.",
        ".######.",
        ".##.###.",
        "..#.#...",
        "........",
      ])
    #expect(mask.fillingHoles(below: 5) == mask.trimmed)
  }

  @Test func whatIsOpenToTheImagesEdgeIsNoHole() {
    let mask = MaskPicture.mask(["#.#", "#.#", "###"])
    #expect(MaskPicture.rows(mask.fillingHoles()) == ["#.#", "#.#", "###"])
  }

  @Test func islandsThatTouchAtACornerAreOne() {
    let mask = MaskPicture.mask([
      "##....",
      "##.#..",
      "..#...",
      "......",
      ".....#",
    ])
    #expect(
      MaskPicture.rows(mask.droppingSpeckle(below: 3)) == [
        "##....", "##.#..", "..#...", "......", "......",
      ])
    #expect(mask.droppingSpeckle(below: 1) == mask.trimmed)
  }

  @Test func theLargestIslandStays() {
    let mask = MaskPicture.mask(["#..##", ".....", "..#.."])
    #expect(MaskPicture.rows(mask.droppingSpeckle(below: 99)) == ["...##", ".....", "....."])
    let none = Mask.empty(Size(width: 3, height: 2))
    #expect(none.droppingSpeckle(below: 5) == none && none.fillingHoles() == none)
  }

  @Test func smoothingRoundsCornersAndKeepsStraightBorders() {
    let mask = MaskPicture.mask([
      "........",
      ".####...",
      ".####.#.",
      ".####...",
      ".####...",
      "........",
    ])
    #expect(
      MaskPicture.rows(mask.smoothed(radius: 1)) == [
        "........",
        "..##....",
        ".####...",
        ".####...",
        "..##....",
        "........",
      ])
    // At the edge of the image only the pixels that exist count.
    let full = MaskPicture.mask(["###", "###", "###"])
    #expect(full.smoothed(radius: 2) == full)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreesWithThePlainVersions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let mask = MaskPicture.random(&random)
      let limit = Int.random(in: 0...9, using: &random)
      let radius = Int.random(in: 0...4, using: &random)
      var holes = NaiveShape(mask)
      holes.fillHoles(below: limit)
      #expect(MaskPicture.rows(mask.fillingHoles(below: limit)) == holes.rows)
      var speckle = NaiveShape(mask)
      speckle.dropSpeckle(below: limit)
      #expect(MaskPicture.rows(mask.droppingSpeckle(below: limit)) == speckle.rows)
      var smooth = NaiveShape(mask)
      smooth.smooth(radius: radius)
      #expect(MaskPicture.rows(mask.smoothed(radius: radius)) == smooth.rows)
      #expect(MaskPicture.rows(mask.trimmed) == NaiveShape(mask).rows)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func resultsHaveTheSmallestBounds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let mask = MaskPicture.random(&random)
      let pixel = Pixel(
        x: Int.random(in: -2...25, using: &random), y: Int.random(in: -2...25, using: &random))
      for result in [
        mask.fillingHoles(), mask.droppingSpeckle(below: 4), mask.smoothed(radius: 1),
        mask.stroked(from: pixel, to: pixel, diameter: 3, setting: false),
      ] {
        #expect(result.bounds == RunLengthEncoding(result).bounds)
      }
    }
  }
}
