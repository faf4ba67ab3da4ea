import Labels
import Refiner

/// The mask operations pixel by pixel over the whole image, as slow as they are plain.
struct NaiveShape {
  /// Whether each pixel of the image is set.
  var isSet: [[Bool]]
  var width: Int { isSet.first?.count ?? 0 }
  var height: Int { isSet.count }

  init(_ mask: Mask) {
    isSet = (0..<mask.imageSize.height).map { y in
      (0..<mask.imageSize.width).map { mask.contains(x: $0, y: y) }
    }
  }

  var rows: [String] { isSet.map { String($0.map { $0 ? "#" : "." }) } }

  /// All connected regions of pixels whose bit is `value`.
  func regions(of value: Bool, corners: Bool) -> [Set<Pixel>] {
    var seen: Set<Pixel> = []
    var found: [Set<Pixel>] = []
    for y in 0..<height {
      for x in 0..<width where isSet[y][x] == value && !seen.contains(Pixel(x: x, y: y)) {
        var region: Set<Pixel> = [Pixel(x: x, y: y)]
        var waiting = Array(region)
        while let pixel = waiting.popLast() {
          for next in neighbours(of: pixel, corners: corners)
          where isSet[next.y][next.x] == value && region.insert(next).inserted {
            waiting.append(next)
          }
        }
        seen.formUnion(region)
        found.append(region)
      }
    }
    return found
  }

  func neighbours(of pixel: Pixel, corners: Bool) -> [Pixel] {
    var found: [Pixel] = []
    for dy in -1...1 {
      for dx in -1...1 where (dx, dy) != (0, 0) && (corners || dx == 0 || dy == 0) {
        let (x, y) = (pixel.x + dx, pixel.y + dy)
        if (0..<width).contains(x), (0..<height).contains(y) { found.append(Pixel(x: x, y: y)) }
      }
    }
    return found
  }

  mutating func set(_ region: Set<Pixel>, to value: Bool) {
    for pixel in region { isSet[pixel.y][pixel.x] = value }
  }

  func isAtEdge(_ pixel: Pixel) -> Bool {
    pixel.x == 0 || pixel.y == 0 || pixel.x == width - 1 || pixel.y == height - 1
  }

  mutating func fillHoles(below limit: Int) {
    for hole in regions(of: false, corners: false)
    where !hole.contains(where: isAtEdge) && hole.count < limit {
      set(hole, to: true)
    }
  }

  mutating func dropSpeckle(below limit: Int) {
    let islands = regions(of: true, corners: true)
    guard let most = islands.map(\.count).max() else { return }
    let kept = islands.firstIndex { $0.count == most }
    for (place, island) in islands.enumerated() where place != kept && island.count < limit {
      set(island, to: false)
    }
  }

  mutating func smooth(radius: Int) {
    let before = self
    for y in 0..<height {
      for x in 0..<width {
        var (count, total) = (0, 0)
        for ny in max(0, y - radius)...min(height - 1, y + radius) {
          for nx in max(0, x - radius)...min(width - 1, x + radius) {
            total += 1
            count += before.isSet[ny][nx] ? 1 : 0
          }
        }
        isSet[y][x] = 2 * count > total
      }
    }
  }

  /// Bits in which a pixel is set when three of its five-pixel cross are.
  static func blurred(_ mask: Mask) -> [Bool] {
    let box = mask.bounds
    return (0..<box.area).map { index in
      let (x, y) = (box.x + index % box.width, box.y + index / box.width)
      let cross = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
      return cross.count { mask.contains(x: x + $0.0, y: y + $0.1) } >= 3
    }
  }
}
