import Labels
import Testing

@testable import Refiner

@Suite struct PNGFileTests {
  private let gamma: (type: String, data: [UInt8]) = ("gAMA", TestPNG.word(45455))

  /// Everything that makes other readers change samples.
  private var trickyChunks: [(type: String, data: [UInt8])] {
    [gamma, ("sRGB", [0]), ("sBIT", [5]), ("tRNS", [0, 7]), ("tEXt", Array("a\0b".utf8))]
  }

  @Test(arguments: [1, 2, 4, 8], [false, true])
  func greyIDsOfEveryDepthComeBackExactly(bitDepth: Int, isInterlaced: Bool) throws {
    let samples = (0..<(13 * 11)).map { $0 * 7 % (1 << bitDepth) }
    let png = TestPNG(
      width: 13, height: 11, bitDepth: bitDepth, samples: samples, isInterlaced: isInterlaced,
      extra: trickyChunks)
    let image = try PNGFile.decode(png.bytes(), path: "a.png")
    #expect(image.content == .grey8(samples.map { UInt8($0) }))
    #expect(image.width == 13 && image.height == 11 && image.bitDepth == bitDepth)
  }

  @Test(arguments: [1, 2, 4, 8], [false, true])
  func paletteIndicesOfEveryDepthComeBackExactly(bitDepth: Int, isInterlaced: Bool) throws {
    let samples = (0..<(9 * 10)).map { $0 * 5 % (1 << bitDepth) }
    // The two entries have the same colour: readers that map colours back would merge them.
    let png = TestPNG(
      width: 9, height: 10, bitDepth: bitDepth, colourType: 3, samples: samples,
      palette: [9, 8, 7, 9, 8, 7], isInterlaced: isInterlaced,
      extra: [gamma, ("tRNS", [0, 128])])
    let image = try PNGFile.decode(png.bytes(), path: "a.png")
    let expected = samples.map { UInt8($0) }
    #expect(image.content == .palette(indices: expected, colours: [RGB(9, 8, 7), RGB(9, 8, 7)]))
  }

  @Test(arguments: [false, true])
  func sixteenBitGreyComesBackExactly(isInterlaced: Bool) throws {
    let samples = (0..<100).map { $0 * 655 + 3 }
    let png = TestPNG(
      width: 10, height: 10, bitDepth: 16, samples: samples, isInterlaced: isInterlaced,
      extra: [gamma])
    let image = try PNGFile.decode(png.bytes(), path: "a.png")
    #expect(image.content == .grey16(samples.map { UInt16($0) }))
  }

  @Test(arguments: [(2, 8), (6, 8), (2, 16), (6, 16)])
  func colourKeepsItsSamplesAndLosesItsAlpha(colourType: Int, bitDepth: Int) throws {
    let channels = colourType == 2 ? 3 : 4
    let scale = bitDepth == 16 ? 257 : 1
    let samples = (0..<(5 * 4 * channels)).map { $0 * 11 % 256 * scale }
    let png = TestPNG(
      width: 5, height: 4, bitDepth: bitDepth, colourType: colourType, samples: samples,
      extra: [gamma])
    let image = try PNGFile.decode(png.bytes(), path: "a.png")
    let expected = samples.indices.filter { $0 % channels < 3 }.map { UInt8(samples[$0] / scale) }
    if bitDepth == 8 {
      #expect(image.content == .rgb8(expected))
    } else {
      #expect(image.content == .rgb16(expected.map { UInt16($0) * 257 }))
    }
    #expect(image.photo.bytes == expected)
  }

  @Test(arguments: [8, 16])
  func greyKeepsItsSamplesAndLosesItsAlpha(bitDepth: Int) throws {
    let samples = (0..<24).map { $0 * 9 }
    let png = TestPNG(width: 4, height: 3, bitDepth: bitDepth, colourType: 4, samples: samples)
    let image = try PNGFile.decode(png.bytes(), path: "a.png")
    let grey = stride(from: 0, to: 24, by: 2).map { samples[$0] }
    #expect(
      image.content
        == (bitDepth == 8 ? .grey8(grey.map { UInt8($0) }) : .grey16(grey.map { UInt16($0) })))
  }

  @Test func photosScaleGreyAndMapPalettes() throws {
    let grey = TestPNG(width: 4, height: 1, bitDepth: 2, samples: [0, 1, 2, 3]).bytes()
    #expect(
      try PhotoFile.decode(grey, path: "").bytes == [0, 85, 170, 255].flatMap { [$0, $0, $0] })
    let wide = TestPNG(width: 2, height: 1, bitDepth: 16, samples: [0x12FF, 65535]).bytes()
    #expect(try PhotoFile.decode(wide, path: "").bytes == [0x12, 0x12, 0x12, 255, 255, 255])
    let palette = TestPNG(
      width: 3, height: 1, colourType: 3, samples: [1, 0, 9], palette: [1, 2, 3, 4, 5, 6])
    #expect(
      try PhotoFile.decode(palette.bytes(), path: "").bytes == [4, 5, 6, 1, 2, 3, 0, 0, 0])
  }

  @Test func writtenMapsComeBackWithTheirPalette() throws {
    let sandbox = try FileSandbox()
    var generator = SplitMix64(seed: 1)
    let colours = [RGB(128, 64, 128), RGB(244, 35, 232)]
    for (width, height) in [(1, 1), (7, 5), (300, 200)] {
      let ids = (0..<(width * height)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let map = LabelMap(width: width, height: height, ids: ids)
      try PNGFile.write(map, palette: colours, to: sandbox("map.png"))
      let image = try PNGFile.read(sandbox("map.png"))
      #expect(image.content == .palette(indices: ids, colours: colours))
      #expect(
        try PNGFile.encode(map, palette: colours, path: "")
          == PNGFile.encode(map, palette: colours, path: "other"))
    }
    #expect(try sandbox.names() == ["map.png"])
  }

  @Test func writtenPhotosAndGreyComeBack() throws {
    let sandbox = try FileSandbox()
    var generator = SplitMix64(seed: 2)
    let bytes = (0..<(31 * 17 * 3)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let photo = RGBImage(width: 31, height: 17, bytes: bytes)
    try PNGFile.write(photo, to: sandbox("photo.png"))
    #expect(try PhotoFile.read(sandbox("photo.png")) == photo)
    let grey = Array(bytes.prefix(31 * 17))
    try PNGFile.writeGrey(width: 31, height: 17, bytes: grey, to: sandbox("grey.png"))
    #expect(try PNGFile.read(sandbox("grey.png")).content == .grey8(grey))
  }

  @Test func sizesAreCheckedBeforeMemoryIsTaken() throws {
    let small = TestPNG(width: 4, height: 4, samples: Array(repeating: 0, count: 16))
    let limits = FileLimits(maximumPixels: 15)
    #expect(throws: FileError.tooLarge(path: "a.png", width: 4, height: 4, limit: 15)) {
      try PNGFile.decode(small.bytes(), path: "a.png", limits: limits)
    }
    // A header that claims 2^62 pixels, and one that claims more than its bytes could unpack to.
    for (width, height) in [(0x7FFF_FFFF, 0x7FFF_FFFF), (16384, 16384)] {
      var huge = small
      huge.width = 1
      huge.height = 1
      let bytes = huge.bytes()
      let header = TestPNG.chunk(
        "IHDR", TestPNG.word(width) + TestPNG.word(height) + [8, 0, 0, 0, 0])
      let file = Array(bytes[..<8]) + header + bytes[33...]
      #expect(throws: FileError.self) { try PNGFile.decode(file, path: "a.png") }
    }
  }
}

extension PNGFileTests {
  @Test func numbersOfSixteenBitsComeBack() throws {
    let sandbox = try FileSandbox()
    let grid = Grid<UInt16>(width: 3, height: 2, elements: [0, 1, 255, 256, 65535, 300])
    let path = sandbox("numbers.png")
    try PNGFile.write(grid, to: path)
    guard case .png(let image) = try StoredImage.read(path) else {
      Issue.record("no PNG")
      return
    }
    #expect(image.bitDepth == 16)
    #expect(image.content == .grey16(grid.elements))
  }
}
