import Foundation
import Labels
import Refiner
import Testing

@testable import Render

/// How many small components of real streets a canvas shows, where that data lies beside the checkout.
@Suite struct DuskVisibilityTests {
  static let truth =
    (ProcessInfo.processInfo.environment["FLECK_SHARED"] ?? "../shared") + "/data/camvid-dusk/truth"
  static let isPresent = FileManager.default.fileExists(atPath: truth)

  static let pole = ClassID(2)
  static let sign = ClassID(6)
  static let person = ClassID(9)

  let taxonomy: Taxonomy
  let maps: [LabelMap]

  init() throws {
    // The data set's read-me names the things; 24-bit colours of their own are found again in frames.
    taxonomy = try Taxonomy(
      name: "camvid-11",
      classes: (0..<11 as Range<UInt8>).map { id in
        TaxonomyClass(
          id: ClassID(id), name: "class \(id)", letter: Character(UnicodeScalar(65 + id)),
          colour: RGB(UInt8(20 * id), UInt8(255 - 20 * id), UInt8(7 * id)),
          kind: [2, 6, 8, 9, 10].contains(id) ? .thing : .stuff)
      })
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.truth).sorted()
    maps = try names.map { try Self.enlarged("\(Self.truth)/\($0)") }
  }

  /// A map of a file, brought to 2048x1024 pixels without mixing ids.
  private static func enlarged(_ path: String) throws -> LabelMap {
    let image = try PNGFile.read(path)
    guard case .grey8(let ids) = image.content else { throw FileError.missing(path: path) }
    var map = LabelMap(width: 2048, height: 1024)
    for y in 0..<1024 {
      let row = (y * 2 + 1) * image.height / 2048 * image.width
      for x in 0..<2048 { map[x, y] = ClassID(ids[row + (x * 2 + 1) * image.width / 4096]) }
    }
    return map
  }

  /// The share of a class's components of 150 pixels and more that have a sample in the frame.
  private func visible(
    _ classID: ClassID, _ width: Int, _ height: Int, _ glyphs: GlyphSet, _ rule: PoolingRule
  ) -> Double {
    let painter = LabelPainter(
      taxonomy: taxonomy, theme: .builtIn, depth: .direct, glyphs: glyphs)
    var (all, seen) = (0, 0)
    for map in maps {
      var frame = Frame(width: width, height: height)
      let viewport = Viewport.fitting(imageSize: map.size, in: frame.bounds)
      painter.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: rule)
      let grid = SampleGrid(
        viewport: viewport, canvas: frame.bounds, layout: glyphs.layout, source: map.size)
      let found = ConnectedComponents(map)
      var isSeen = [Bool](repeating: false, count: found.components.count)
      for run in found.runs
      where found.components[Int(run.component)].classID == classID {
        for x in run.start..<run.end where !isSeen[Int(run.component)] {
          let place = grid.sample(ofPixel: Pixel(x: Int(x), y: Int(run.y)))
          isSeen[Int(run.component)] =
            colour(at: place, of: frame, glyphs.layout) == painter.palette.colour(of: classID)
        }
      }
      for component in found.components
      where component.classID == classID && component.area >= 150 {
        all += 1
        if isSeen[component.index.rawValue] { seen += 1 }
      }
    }
    return Double(seen) / Double(max(all, 1))
  }

  private func colour(
    at place: (column: Int, row: Int), of frame: Frame, _ layout: SampleLayout
  ) -> Colour {
    let cell = frame[place.column / layout.columns, place.row / layout.rows]
    let samples = CellSamples(cell, layout: layout)
    return samples[place.row % layout.rows * layout.columns + place.column % layout.columns]
  }

  /// A writer of minimal escapes needed 28.9 kB for a first frame of half blocks in a prototype.
  @Test(.enabled(if: isPresent, "needs the camvid-dusk data set in ../shared or $FLECK_SHARED"))
  func labelFramesNeedFewBytes() {
    let painter = LabelPainter(
      taxonomy: taxonomy, theme: .builtIn, depth: .indexed256, glyphs: .half)
    for map in maps {
      var frame = Frame(width: 200, height: 60)
      painter.paint(
        map, viewport: .fitting(imageSize: map.size, in: frame.bounds), into: &frame,
        at: frame.bounds, rule: .thinPriority)
      #expect(frame.ansi(depth: .indexed256).utf8.count <= 28_900)
    }
  }

  /// The bars are those that a prototype reached on day-time frames, less a little; a majority alone
  /// shows two thirds of the poles at 120x40.
  @Test(
    .enabled(if: isPresent, "needs the camvid-dusk data set in ../shared or $FLECK_SHARED"),
    arguments: [GlyphSet.half, .quadrant, .sextant])
  func thinPriorityKeepsPolesVisible(glyphs: GlyphSet) {
    #expect(visible(Self.pole, 120, 40, glyphs, .thinPriority) >= 0.95)
    #expect(visible(Self.pole, 200, 60, glyphs, .thinPriority) >= 0.98)
    #expect(visible(Self.sign, 120, 40, glyphs, .thinPriority) >= 0.95)
    #expect(visible(Self.person, 120, 40, glyphs, .thinPriority) >= 0.95)
  }
}
