import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct IndexedSamplesTests {
  func picture(_ content: PNGImage.Content, width: Int, bitDepth: Int = 8) throws -> LabelPicture {
    let count =
      switch content {
      case .grey8(let samples), .palette(let samples, _): samples.count
      case .grey16(let samples): samples.count
      case .rgb8(let samples): samples.count / 3
      case .rgb16(let samples): samples.count / 3
      }
    let image = PNGImage(
      width: width, height: count / width, bitDepth: bitDepth, content: content)
    return try #require(IndexedSamples(image)).picture()
  }

  @Test func wideIndicesShareTheColoursOfOneByte() throws {
    let picture = try picture(.grey16([0, 1, 254, 255, 509, 65535]), width: 3, bitDepth: 16)
    #expect(picture.map.ids == [0, 1, 254, 1, 1, 255])
    #expect(picture.title == "6 ids")
    #expect(picture.shares.map(\.name) == ["0", "1", "254", "255", "509", "void"])
    #expect(picture.shares.map { $0.drawnAs.rawValue } == [0, 1, 254, 1, 1, 255])
  }

  @Test func theLargestShareComesFirst() throws {
    let picture = try picture(.grey16([7, 300, 300, 7, 300, 9]), width: 6, bitDepth: 16)
    #expect(picture.shares.map(\.name) == ["300", "7", "9"])
    #expect(picture.shares.map(\.pixels) == [3, 2, 1])
  }

  @Test func zeroAndOneInSixteenBitsAreIndices() throws {
    #expect(try picture(.grey16([0, 1]), width: 2, bitDepth: 16).title == "2 ids")
    #expect(try picture(.grey8([0, 1]), width: 2, bitDepth: 1).title == "mask")
    #expect(try picture(.grey8([0, 2]), width: 2).title == "2 ids")
    #expect(try picture(.grey8([0, 1, 255]), width: 3).title == "3 ids")
  }

  @Test func aMaskOfOneValueHasOneShare() throws {
    #expect(try picture(.grey8([0, 0]), width: 2).shares.map(\.name) == ["outside"])
    #expect(try picture(.grey8([255, 255]), width: 2).shares.map(\.name) == ["inside"])
  }

  @Test func aMapOfNothingButVoidIsDrawn() throws {
    let picture = try picture(.grey16([65535, 65535]), width: 2, bitDepth: 16)
    #expect(picture.map.ids == [255, 255] && picture.title == "1 id")
  }

  @Test func aPaletteColoursItsIDsUnlessItShowsTwoAlike() throws {
    let red = RGB(255, 0, 0)
    let blue = RGB(0, 0, 255)
    let own = try picture(.palette(indices: [0, 1, 255], colours: [red, blue]), width: 3)
    #expect(own.taxonomy[ClassID(0)]?.colour == red && own.taxonomy[ClassID(1)]?.colour == blue)
    let alike = try picture(.palette(indices: [1, 2], colours: [red, red, red]), width: 2)
    #expect(alike.taxonomy[ClassID(1)]?.colour == IndexColours.colour(of: 1))
    let short = try picture(.palette(indices: [0, 2], colours: [red, blue]), width: 2)
    #expect(short.taxonomy[ClassID(2)]?.colour == IndexColours.colour(of: 2))
  }

  @Test func coloursAreNoIndices() {
    #expect(
      IndexedSamples(PNGImage(width: 1, height: 1, content: .rgb8([1, 2, 3]))) == nil)
  }
}
