import Labels
import RealModule

/// Sums of colour and gradient over the pixels of each component.
///
/// All sums are of whole numbers, so that the result does not depend on the order of addition.
struct AppearanceSums {
  /// Per component: L, a, b sums, their sums of squares, and the sum of gradient magnitudes, in
  /// hundredths (squares: ten-thousandths).
  private static let stride = 7
  private var sums: [Int]

  init(of found: ConnectedComponents, image: RGBImage) {
    sums = [Int](repeating: 0, count: found.components.count * Self.stride)
    let width = image.width
    // Lab of the rows y - 1, y, y + 1 in turn: row r lies at (r % 3) * width * 3, by channel.
    var rows = [Int16](repeating: 0, count: 3 * 3 * width)
    var gradient = [Int16](repeating: 0, count: width)
    let table = LabTable.shared.values
    var run = 0
    for y in 0..<image.height {
      if y == 0 { Self.convert(image.bytes, row: 0, width: width, table: table, into: &rows) }
      if y + 1 < image.height {
        Self.convert(image.bytes, row: y + 1, width: width, table: table, into: &rows)
      }
      let above = max(0, y - 1) % 3 * width * 3
      let here = y % 3 * width * 3
      let below = min(image.height - 1, y + 1) % 3 * width * 3
      Self.differentiate(
        rows.span, above: above, here: here, below: below, into: &gradient)
      while run < found.runs.count, found.runs[run].y == Int32(y) {
        add(found.runs[run], rows: rows.span, here: here, width: width, gradient: gradient.span)
        run += 1
      }
    }
  }

  private static func convert(
    _ bytes: [UInt8], row: Int, width: Int, table: [Int16], into rows: inout [Int16]
  ) {
    let target = row % 3 * width * 3
    let source = row * width * 3
    let bytes = bytes.span
    let table = table.span
    var rows = rows.mutableSpan
    for x in 0..<width {
      let pixel = source + x * 3
      let entry = LabTable.offset(
        red: bytes[pixel], green: bytes[pixel + 1], blue: bytes[pixel + 2])
      rows[target + x] = table[entry]
      rows[target + width + x] = table[entry + 1]
      rows[target + width * 2 + x] = table[entry + 2]
    }
  }

  /// Half the sum of absolute differences of neighbours: the 1-norm of the central-difference gradient.
  private static func differentiate(
    _ rows: Span<Int16>, above: Int, here: Int, below: Int, into gradient: inout [Int16]
  ) {
    var gradient = gradient.mutableSpan
    let last = gradient.count - 1
    for x in gradient.indices {
      let down = abs(Int32(rows[below + x]) &- Int32(rows[above + x]))
      let left = Int32(rows[here + (x == 0 ? 0 : x - 1)])
      let right = Int32(rows[here + (x == last ? last : x + 1)])
      gradient[x] = Int16(truncatingIfNeeded: (abs(right &- left) &+ down) / 2)
    }
  }

  private mutating func add(
    _ run: HorizontalRun, rows: Span<Int16>, here: Int, width: Int, gradient: Span<Int16>
  ) {
    let start = Int(run.component) * Self.stride
    let columns = Int(run.start)..<Int(run.end)
    for channel in 0..<3 {
      let (sum, square) = Self.moments(
        rows, here + channel * width + columns.lowerBound, count: columns.count)
      sums[start + channel] += sum
      sums[start + 3 + channel] += square
    }
    sums[start + 6] += Self.moments(gradient, columns.lowerBound, count: columns.count).sum
  }

  /// Sum and sum of squares of `count` values from `first` on; plain loops, which vectorise.
  @inline(__always)
  private static func moments(
    _ values: Span<Int16>, _ first: Int, count: Int
  ) -> (sum: Int, square: Int) {
    var sum: Int32 = 0
    var square: Int64 = 0
    let part = values.extracting(first..<(first + count))
    for index in part.indices {
      let value = Int32(part[index])
      sum &+= value
      square &+= Int64(value &* value)
    }
    return (Int(sum), Int(square))
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
