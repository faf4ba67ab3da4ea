import Render
import Labels
import Testing

@testable import App

@Suite struct PictureLegendTests {
  /// A map with `count` ids of one pixel each.
  func legend(ids count: Int, width: Int) throws -> [String] {
    let classes = (0..<count).map {
      TaxonomyClass(
        id: ClassID(UInt8($0)), name: "class\($0)", letter: "x", colour: RGB(0, 0, 0), kind: .stuff)
    }
    let taxonomy = try Taxonomy(name: "t", classes: classes)
    let map = LabelMap(width: count, height: 1, ids: (0..<count).map { UInt8($0) })
    let picture = Picture.labels(LabelPicture(map, taxonomy: taxonomy))
    let frame = PictureLegend(picture, name: "n.png").frame(width: width, palette: nil)
    return frame.text().split(separator: "\n").map { String($0) }
  }

  @Test func whatDoesNotFitIsCounted() throws {
    for width in [20, 40, 100] {
      for count in [1, 10, 200] {
        let lines = try legend(ids: count, width: width)
        #expect(lines.count <= PictureLegend.mostLines)
        #expect(lines.allSatisfy { $0.count <= width })
        let named = lines.joined().split(separator: "class").count - 1
        let more = lines.last?.split(separator: "and ").last?.split(separator: " more").first
        #expect(named + (more.flatMap { Int($0) } ?? 0) == count)
      }
    }
  }

  @Test func smallSharesAreNotCalledNothing() throws {
    var ids = [UInt8](repeating: 0, count: 10_000)
    ids[17] = 3
    let map = LabelMap(width: 100, height: 100, ids: ids)
    let classes = [UInt8(0), 3].map {
      TaxonomyClass(
        id: ClassID($0), name: "c\($0)", letter: "x", colour: RGB(0, 0, 0), kind: .stuff)
    }
    let taxonomy = try Taxonomy(name: "t", classes: classes)
    let legend = PictureLegend(.labels(LabelPicture(map, taxonomy: taxonomy)), name: "n")
    let text = legend.frame(width: 100, palette: nil).text()
    #expect(text.contains("c0 100.0 %") && text.contains("c3 <0.1 %"))
  }
}
