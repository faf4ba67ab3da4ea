import Labels
import Testing

@testable import Refiner

@Suite struct LabelFileTests {
  private let taxonomy: Taxonomy

  init() throws {
    taxonomy = try Taxonomy(
      name: "small",
      classes: [
        TaxonomyClass(
          id: ClassID(3), name: "sky", letter: "K", colour: RGB(70, 130, 180), kind: .stuff,
          otherColours: [RGB(0, 130, 180)]),
        TaxonomyClass(
          id: ClassID(7), name: "car", letter: "C", colour: RGB(0, 0, 142), kind: .thing),
      ], voidIDs: [254, 255])
  }

  private func decode(_ bytes: [UInt8]) throws -> LabelMap {
    try LabelFile.decode(bytes, path: "a.png", taxonomy: taxonomy)
  }

  @Test func greyAndPaletteAreIDsAndVoidIsUnified() throws {
    let samples = [3, 7, 254, 255]
    let grey = TestPNG(width: 2, height: 2, samples: samples).bytes()
    #expect(try decode(grey).ids == [3, 7, 255, 255])
    let palette = TestPNG(
      width: 2, height: 2, colourType: 3, samples: samples, palette: [1, 1, 1]
    ).bytes()
    #expect(try decode(palette).ids == [3, 7, 255, 255])
    let wide = TestPNG(width: 3, height: 1, bitDepth: 16, samples: [3, 255, 65535]).bytes()
    #expect(try decode(wide).ids == [3, 255, 255])
  }

  @Test func coloursAreFoundInTheTaxonomy() throws {
    let colours = [70, 130, 180, 0, 130, 180, 0, 0, 142, 0, 0, 0, 255, 255, 255, 0, 0, 142]
    let png = TestPNG(width: 3, height: 2, colourType: 2, samples: colours).bytes()
    #expect(try decode(png).ids == [3, 3, 7, 255, 255, 7])
  }

  @Test func aBlackClassOwnsBlack() throws {
    let black = try Taxonomy(
      name: "black",
      classes: [
        TaxonomyClass(id: ClassID(0), name: "a", letter: "A", colour: RGB(0, 0, 0), kind: .stuff)
      ])
    let png = TestPNG(width: 2, height: 1, colourType: 2, samples: [0, 0, 0, 255, 255, 255])
    let map = try LabelFile.decode(png.bytes(), path: "", taxonomy: black)
    #expect(map.ids == [0, 255])
  }

  @Test func unknownIDsAndColoursAreCountedAndNamed() {
    let grey = TestPNG(width: 3, height: 1, samples: [3, 9, 9]).bytes()
    #expect(
      throws: FileError.unknownID(
        path: "a.png", id: 9, pixels: 2, at: Point(x: 1, y: 0), rule: "taxonomy small")
    ) { try decode(grey) }
    let wide = TestPNG(width: 3, height: 1, bitDepth: 16, samples: [3, 1000, 259]).bytes()
    #expect(
      throws: FileError.unknownID(
        path: "a.png", id: 1000, pixels: 1, at: Point(x: 1, y: 0), rule: "taxonomy small")
    ) { try decode(wide) }
    let colours = TestPNG(
      width: 3, height: 1, colourType: 2, samples: [1, 2, 3, 0, 0, 142, 1, 2, 3]
    ).bytes()
    let error = #expect(throws: FileError.self) { try decode(colours) }
    #expect(error?.description.contains("2 pixels have colour #010203") == true)
    #expect(error?.description.contains("--taxonomy") == true)
  }

  @Test func sixteenBitColourIsOfSYNTHIA() throws {
    // 1 is sky and 8 is car there; 3 is road, which this taxonomy lacks.
    let synthia = TestPNG(
      width: 3, height: 1, bitDepth: 16, colourType: 2, samples: [1, 9, 9, 8, 0, 0, 3, 0, 0]
    ).bytes()
    #expect(try decode(synthia).ids == [3, 7, 255])
  }

  @Test func otherFilesAreRefused() {
    #expect(throws: FileError.self) { try decode(JPEGFixtures.colour) }
    #expect(throws: FileError.self) { try decode([1, 2, 3]) }
  }

  @Test func arraysOfBytesAreIDs() throws {
    let array = NPYArray(shape: [1, 3], values: [3, 255, 7], elementType: .uint8)
    #expect(try decode(NPYFile.encode(array)).ids == [3, 255, 7])
    let float = NPYArray(shape: [1, 3], values: [3, 3, 7], elementType: .float32)
    #expect(throws: FileError.self) { try decode(NPYFile.encode(float)) }
  }

  @Test func softLabelsBecomeTheLargestChannelsClass() throws {
    let values: [Float] = [0.9, 0.5, 0.1, .nan, 0.1, 0.5, 0.9, 1]
    let soft = NPYArray(shape: [2, 2, 2], values: values, elementType: .float16)
    let map = try decode(NPYFile.encode(soft))
    #expect(map.ids == [3, 3, 7, 7])
    let wrong = NPYArray(shape: [1, 2, 2], values: [0, 0, 0, 0], elementType: .float16)
    #expect(throws: FileError.channels(path: "a.png", found: 1, taxonomy: "small", expected: 2)) {
      try decode(NPYFile.encode(wrong))
    }
  }
}
