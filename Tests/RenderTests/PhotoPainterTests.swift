import Labels
import Testing

@testable import Render

@Suite struct PhotoPainterTests {
  private func paint(
    _ photo: RGBImage, mapSize: Size<ImageSpace>, depth: ColourDepth, glyphs: GlyphSet = .half,
    coalescing: Double = 0, width: Int = 4, height: Int = 1
  ) -> Frame {
    var frame = Frame(width: width, height: height)
    PhotoPainter(theme: .builtIn, depth: depth, glyphs: glyphs, coalescing: coalescing).paint(
      photo, viewport: .fitting(imageSize: mapSize, in: frame.bounds), into: &frame,
      at: frame.bounds)
    return frame
  }

  @Test func aSampleIsTheMeanOfItsPixels() {
    var photo = RGBImage(width: 8, height: 4)
    photo[0, 0] = RGB(200, 0, 0)
    photo[1, 1] = RGB(0, 100, 6)
    let frame = paint(photo, mapSize: photo.size, depth: .direct)
    #expect(frame[0, 0].style.foreground == .direct(RGB(50, 25, 2)))
    #expect(frame[0, 0].style.background == .direct(RGB(0, 0, 0)))
  }

  @Test func aPhotoOfAnotherSizeCoversTheMap() {
    let photo = Scene.photo(width: 64, height: 32, seed: 1)
    let frame = paint(
      photo, mapSize: Size(width: 640, height: 320), depth: .direct, width: 64, height: 16)
    for y in 0..<16 {
      for x in 0..<64 {
        #expect(frame[x, y].style.background == .direct(photo[x, y * 2 + 1]))
      }
    }
  }

  @Test func tallSamplesDoNotOverflow() {
    let photo = RGBImage(width: 4, height: 4000, filledWith: RGB(255, 254, 253))
    let frame = paint(photo, mapSize: photo.size, depth: .direct, width: 8, height: 1)
    #expect(frame.cells.elements.contains { $0.style.background == .direct(RGB(255, 254, 253)) })
  }

  @Test func dataNeverUsesTheSixteenThemeColours() {
    let photo = Scene.photo(width: 256, height: 128, seed: 9)
    let frame = paint(photo, mapSize: photo.size, depth: .indexed256, width: 128, height: 32)
    for cell in frame.cells.elements {
      for case .palette(let index) in [cell.style.foreground, cell.style.background] {
        #expect(index >= 16)
      }
    }
  }

  @Test func paletteColoursKeepTheirIndex() {
    for level in [0, 95, 135, 175, 215, 255] as [UInt8] {
      let photo = RGBImage(width: 4, height: 2, filledWith: RGB(level, 255 - level, 0))
      let frame = paint(photo, mapSize: photo.size, depth: .indexed256)
      let exact = Colour.direct(RGB(level, 255 - level, 0)).quantised(to: .indexed256)
      #expect(frame[0, 0].style.background == exact)
    }
  }

  @Test func coalescingSavesBytesAndStaysClose() {
    let photo = Scene.photo(width: 512, height: 256, seed: 4)
    let exact = paint(photo, mapSize: photo.size, depth: .indexed256, width: 120, height: 30)
    let joined = paint(
      photo, mapSize: photo.size, depth: .indexed256, coalescing: 4, width: 120, height: 30)
    let before = exact.ansi(depth: .indexed256).utf8.count
    let after = joined.ansi(depth: .indexed256).utf8.count
    #expect(after * 10 < before * 8)
    for (a, b) in zip(exact.cells.elements, joined.cells.elements) {
      guard let a = a.style.background.rgb, let b = b.style.background.rgb else { continue }
      #expect(abs(Int(a.green) - Int(b.green)) <= 95)
    }
  }

  @Test func aRampStandsForLightnessWithoutColour() {
    var photo = RGBImage(width: 4, height: 2)
    for y in 0..<2 {
      photo[1, y] = RGB(255, 255, 255)
      photo[2, y] = RGB(100, 100, 100)
    }
    let frame = paint(photo, mapSize: photo.size, depth: .mono)
    #expect(frame.text() == " @+ \n")
  }

  @Test func blendingMixesTheClassIn() throws {
    let map = LabelMap(width: 4, height: 2, ids: [0, 255, 0, 255, 0, 255, 0, 255])
    let photo = RGBImage(width: 4, height: 2, filledWith: RGB(0, 0, 0))
    var frame = Frame(width: 4, height: 1)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: .direct, glyphs: .half)
    PhotoPainter(theme: .builtIn, depth: .direct, glyphs: .half).blend(
      photo, with: map, ratio: 0.5, labels: labels, rule: .majority,
      viewport: .fitting(imageSize: map.size, in: frame.bounds), into: &frame, at: frame.bounds)
    #expect(frame[0, 0].style.background == .direct(RGB(64, 32, 64)))
    #expect(frame[1, 0].style.background == .direct(RGB(0, 0, 0)))
  }

  private func blend(
    _ photo: RGBImage, _ map: LabelMap, _ style: BlendStyle, ratio: Double = 0.4,
    depth: ColourDepth, width: Int, height: Int
  ) throws -> Frame {
    var frame = Frame(width: width, height: height)
    let labels = LabelPainter(
      taxonomy: try Scene.cityscapes(), theme: .builtIn, depth: depth, glyphs: .half)
    PhotoPainter(theme: .builtIn, depth: depth, glyphs: .half).blend(
      photo, with: map, ratio: ratio, style: style, labels: labels, rule: .majority,
      viewport: .fitting(imageSize: map.size, in: frame.bounds), into: &frame, at: frame.bounds)
    return frame
  }

  @Test func tintingKeepsTheHueAndFollowsTheLight() throws {
    let map = LabelMap(width: 4, height: 2, ids: [0, 0, 255, 11, 0, 0, 255, 11])
    var photo = RGBImage(width: 4, height: 2, filledWith: RGB(40, 90, 20))
    for y in 0..<2 { photo[1, y] = RGB(200, 240, 190) }
    let frame = try blend(photo, map, .tinted, ratio: 0, depth: .direct, width: 4, height: 1)
    let seen = try (0..<4).map { try #require(frame[$0, 0].style.background.rgb) }
    // Road is purple, dark where the photo is dark and light where that is light; void is grey.
    #expect(seen[0].red > seen[0].green && seen[0].blue > seen[0].green)
    #expect(seen[1].red > seen[1].green && seen[1].green > seen[0].green)
    #expect(seen[2].red == seen[2].green && seen[2].green == seen[2].blue)
    #expect(seen[3].red > seen[3].green)
    let labels = try blend(photo, map, .tinted, ratio: 1, depth: .direct, width: 4, height: 1)
    #expect(labels[0, 0].style.background == .direct(RGB(128, 64, 128)))
  }

  @Test func tintingNeedsFewerBytesAt24Bits() throws {
    let map = Scene.street(width: 512, height: 256, seed: 4)
    let photo = Scene.photo(width: 512, height: 256, seed: 4)
    let bytes = try BlendStyle.allCases.map {
      try blend(photo, map, $0, depth: .direct, width: 120, height: 30).ansi(depth: .direct).utf8
        .count
    }
    #expect(bytes[1] * 4 < bytes[0] * 3, "\(bytes)")
  }

  @Test func coalescingAt24BitsStaysWithinItsTolerance() {
    let photo = Scene.photo(width: 512, height: 256, seed: 4)
    let exact = paint(photo, mapSize: photo.size, depth: .direct, width: 120, height: 30)
    let joined = paint(
      photo, mapSize: photo.size, depth: .direct, coalescing: 4, width: 120, height: 30)
    #expect(
      joined.ansi(depth: .direct).utf8.count * 2 < exact.ansi(depth: .direct).utf8.count)
    for (a, b) in zip(exact.cells.elements, joined.cells.elements) {
      let (own, kept) = (CellSamples(a, layout: .half), CellSamples(b, layout: .half))
      for index in 0..<2 {
        guard let own = own[index].rgb, let kept = kept[index].rgb else { continue }
        // Colours are compared by five bits a channel, which adds up to three steps.
        #expect(OKLab(own).squaredDistance(to: OKLab(kept)).squareRoot() <= 7)
      }
    }
  }
}
