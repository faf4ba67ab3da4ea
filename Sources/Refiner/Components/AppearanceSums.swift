import Labels
import RealModule

/// Sums of colour and gradient over the pixels of each component.
///
/// All sums are of whole numbers, so that the result does not depend on the order of addition.
struct AppearanceSums {
  /// Per component: L, a, b sums, their sums of squares, and the sum of gradient magnitudes, in
  /// hundredths (squares: ten-thousandths).
  private static let stride = 7
  /// Sums over so many pixels fit 32 bits, which vectorise twice as well as 64.
  private static let longestPart = 1 << 16
  private var sums: [Int]

  init(of found: ConnectedComponents, image: RGBImage) {
    sums = [Int](repeating: 0, count: found.components.count * Self.stride)
    let (width, height) = (image.width, image.height)
    // Lab of the rows y - 1, y, y + 1 in turn: row r is rows[r % 3].
    var rows = [LabRow](repeating: LabRow(width: width), count: 3)
    let table = LabTable.shared.values
    var run = 0
    for y in 0..<height {
      if y == 0 { rows[0].convert(image.bytes, row: 0, table: table) }
      if y + 1 < height { rows[(y + 1) % 3].convert(image.bytes, row: y + 1, table: table) }
      let above = rows[max(0, y - 1) % 3]
      let below = rows[min(height - 1, y + 1) % 3]
      let here = rows[y % 3]
      while run < found.runs.count, found.runs[run].y == Int32(y) {
        add(found.runs[run], here: here, above: above, below: below)
        run += 1
      }
    }
  }

  private mutating func add(_ run: HorizontalRun, here: LabRow, above: LabRow, below: LabRow) {
    let place = Int(run.component) * Self.stride
    let values = here.values.span
    for first in Swift.stride(from: Int(run.start), to: Int(run.end), by: Self.longestPart) {
      let count = min(Self.longestPart, Int(run.end) - first)
      let centre = here.lightness + first
      add(values.extracting(centre..<(centre + count)), at: place)
      add(values.extracting((here.a + first)..<(here.a + first + count)), at: place + 1)
      add(values.extracting((here.b + first)..<(here.b + first + count)), at: place + 2)
      sums[place + 6] += Self.gradient(
        left: values.extracting((centre - 1)..<(centre - 1 + count)),
        right: values.extracting((centre + 1)..<(centre + 1 + count)),
        above: above.values.span.extracting(centre..<(centre + count)),
        below: below.values.span.extracting(centre..<(centre + count)))
    }
  }

  /// Adds values and their squares.
  private mutating func add(_ values: Span<Int16>, at place: Int) {
    var sum: Int32 = 0
    var squares: UInt64 = 0
    for index in values.indices {
      let value = Int32(values[index])
      sum &+= value
      squares &+= UInt64(UInt32(bitPattern: value &* value))
    }
    sums[place] += Int(sum)
    sums[place + 3] += Int(squares)
  }

  /// The sum of half the absolute differences: the 1-norm of the central-difference gradient.
  private static func gradient(
    left: Span<Int16>, right: Span<Int16>, above: Span<Int16>, below: Span<Int16>
  ) -> Int {
    var sum: Int32 = 0
    for index in left.indices {
      let across = abs(Int32(right[index]) &- Int32(left[index]))
      let down = abs(Int32(below[index]) &- Int32(above[index]))
      sum &+= (across &+ down) >> 1
    }
    return Int(sum)
  }

  func write(_ component: Component, into vector: inout [Float], layout: FeatureLayout) {
    let start = component.index.rawValue * Self.stride
    let area = Double(component.area)
    for channel in 0..<3 {
      let mean = Double(sums[start + channel]) / area
      let variance = max(0, Double(sums[start + 3 + channel]) / area - mean * mean)
      vector[layout.colourMean + channel] = Float(mean / 10_000)
      vector[layout.colourDeviation + channel] = Float(variance.squareRoot() / 10_000)
    }
    vector[layout.gradient] = Float(Double.log(1 + Double(sums[start + 6]) / area / 100))
  }
}
