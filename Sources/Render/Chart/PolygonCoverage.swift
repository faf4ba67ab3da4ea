internal import Labels

/// How much of each pixel a polygon covers, by the even-odd rule.
internal enum PolygonCoverage {
  /// Lines per row of pixels at which the polygon is cut.
  private static let linesPerRow = 4

  /// The covered share of each pixel of row `y` in `columns`, 0...1.
  ///
  /// Exact along the row, and the mean of four cuts across it.
  /// - Complexity: O(points + columns).
  internal static func row(
    _ y: Int, of points: [Point<CanvasSpace>], columns: Range<Int>
  ) -> [Float] {
    var shares = [Float](repeating: 0, count: columns.count)
    for line in 0..<linesPerRow {
      let height = Double(y) + (Double(line) + 0.5) / Double(linesPerRow)
      let cuts = crossings(of: points, at: height)
      for pair in stride(from: 0, to: cuts.count - 1, by: 2) {
        add(cuts[pair], cuts[pair + 1], to: &shares, columns: columns)
      }
    }
    return shares
  }

  /// Where the polygon's sides cross a height, from left to right; an even number.
  private static func crossings(of points: [Point<CanvasSpace>], at height: Double) -> [Double] {
    var cuts: [Double] = []
    for index in points.indices {
      let a = points[index]
      let b = points[(index + 1) % points.count]
      guard (a.y <= height) != (b.y <= height) else { continue }
      cuts.append(a.x + (height - a.y) / (b.y - a.y) * (b.x - a.x))
    }
    return cuts.sorted()
  }

  private static func add(
    _ start: Double, _ end: Double, to shares: inout [Float], columns: Range<Int>
  ) {
    let left = min(Double(columns.upperBound), max(Double(columns.lowerBound), start))
    let right = min(Double(columns.upperBound), max(Double(columns.lowerBound), end))
    guard left < right else { return }
    for x in Int(left)..<min(columns.upperBound, Int(right.rounded(.up))) {
      let width = min(right, Double(x) + 1) - max(left, Double(x))
      shares[x - columns.lowerBound] += Float(width) / Float(linesPerRow)
    }
  }
}
