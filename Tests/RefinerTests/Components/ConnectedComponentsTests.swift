import Labels
import Refiner
import Testing

@Suite struct ConnectedComponentsTests {
  /// Reference `seco-method.md` 3.4; there components are listed by class, here in raster order.
  @Test func findsTheReferenceComponents() {
    let map = LabelMap(
      width: 5, height: 4,
      ids: [0, 0, 255, 13, 13, 0, 255, 13, 255, 13, 0, 0, 255, 13, 255, 8, 8, 8, 255, 13])
    let found = ConnectedComponents(map)
    #expect(found.components.map(\.classID.rawValue) == [0, 13, 8])
    #expect(found.components.map(\.area) == [5, 6, 3])
    #expect(
      found.components.map(\.bounds) == [
        Rectangle(x: 0, y: 0, width: 2, height: 3), Rectangle(x: 2, y: 0, width: 3, height: 4),
        Rectangle(x: 0, y: 3, width: 3, height: 1),
      ])
    #expect(
      found.encodings(of: found.verticalRuns()).map(\.compressed)
        == ["031N00<", "9120O0010O", "3130005"])
  }

  static func randomMap(_ random: inout SplitMix64) -> LabelMap {
    let width = Int.random(in: 1...24, using: &random)
    let height = Int.random(in: 1...24, using: &random)
    let palette: [UInt8] = [0, 1, 2, 255]
    let classes = Int.random(in: 1...4, using: &random)
    let ids = (0..<width * height).map { _ in
      palette[Int.random(in: 0..<classes, using: &random)]
    }
    return LabelMap(width: width, height: height, ids: ids)
  }

  /// Components by flood fill, in raster order: the plain twin.
  static func flooded(_ map: LabelMap) -> [[(x: Int, y: Int)]] {
    var seen = Grid(width: map.width, height: map.height, repeating: false)
    var result: [[(x: Int, y: Int)]] = []
    for y in 0..<map.height {
      for x in 0..<map.width where !seen[x, y] && !map[x, y].isVoid {
        var stack = [(x: x, y: y)]
        var pixels: [(x: Int, y: Int)] = []
        seen[x, y] = true
        while let pixel = stack.popLast() {
          pixels.append(pixel)
          for ny in max(0, pixel.y - 1)...min(map.height - 1, pixel.y + 1) {
            for nx in max(0, pixel.x - 1)...min(map.width - 1, pixel.x + 1)
            where !seen[nx, ny] && map[nx, ny] == map[x, y] {
              seen[nx, ny] = true
              stack.append((nx, ny))
            }
          }
        }
        result.append(pixels)
      }
    }
    return result
  }

  @Test func agreesWithFloodFillInEveryMeasure() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let map = Self.randomMap(&random)
      let found = ConnectedComponents(map)
      let expected = Self.flooded(map)
      #expect(found.components.count == expected.count)
      let encodings = found.encodings(of: found.verticalRuns())
      for (component, pixels) in zip(found.components, expected) {
        check(component, pixels: pixels, map: map)
        var painted = LabelMap(width: map.width, height: map.height)
        encodings[component.index.rawValue].paint(component.classID, into: &painted)
        #expect(pixels.allSatisfy { painted[$0.x, $0.y] == component.classID })
        #expect(encodings[component.index.rawValue].area == pixels.count)
        #expect(encodings[component.index.rawValue].bounds == component.bounds)
      }
    }
  }

  func check(_ component: Component, pixels: [(x: Int, y: Int)], map: LabelMap) {
    let xs = pixels.map(\.x)
    let ys = pixels.map(\.y)
    #expect(component.classID == map[xs[0], ys[0]])
    #expect(component.area == pixels.count)
    #expect(component.bounds.x == xs.min() && component.bounds.maxX - 1 == xs.max())
    #expect(component.bounds.y == ys.min() && component.bounds.maxY - 1 == ys.max())
    #expect(abs(component.centroid.x - Double(xs.reduce(0, +)) / Double(xs.count)) < 1e-9)
    #expect(abs(component.centroid.y - Double(ys.reduce(0, +)) / Double(ys.count)) < 1e-9)
    var sides = 0
    for pixel in pixels {
      for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
        let x = pixel.x + dx
        let y = pixel.y + dy
        let inside = x >= 0 && y >= 0 && x < map.width && y < map.height
        if !inside || map[x, y] != component.classID { sides += 1 }
      }
    }
    #expect(component.perimeter == sides)
  }

  @Test(arguments: [(0, 0), (0, 5), (5, 0)])
  func anEmptyMapHasNoComponents(size: (Int, Int)) {
    let found = ConnectedComponents(LabelMap(width: size.0, height: size.1))
    #expect(found.components.isEmpty && found.verticalRuns().isEmpty)
  }

  @Test func aVoidMapHasNoComponents() {
    #expect(ConnectedComponents(LabelMap(width: 9, height: 9)).components.isEmpty)
  }
}
