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
      while run < found.runs.count, found.runs[run].y == Int32(y) {
        add(found.runs[run], rows: rows.span, above: above, here: here, below: below, width: width)
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

  private mutating func add(
    _ run: HorizontalRun, rows: Span<Int16>, above: Int, here: Int, below: Int, width: Int
  ) {
    var sum = (0, 0, 0)
    var square = (0, 0, 0)
    var gradient = 0
    for x in Int(run.start)..<Int(run.end) {
      let lightness = Int(rows[here + x])
      let a = Int(rows[here + width + x])
      let b = Int(rows[here + width * 2 + x])
      sum = (sum.0 + lightness, sum.1 + a, sum.2 + b)
      square = (square.0 + lightness * lightness, square.1 + a * a, square.2 + b * b)
      let left = Int(rows[here + max(0, x - 1)])
      let right = Int(rows[here + min(width - 1, x + 1)])
      // Half the sum of absolute differences: the 1-norm of the central-difference gradient.
      gradient += (abs(right - left) + abs(Int(rows[below + x]) - Int(rows[above + x]))) / 2
    }
    let start = Int(run.component) * Self.stride
    sums[start] += sum.0
    sums[start + 1] += sum.1
    sums[start + 2] += sum.2
    sums[start + 3] += square.0
    sums[start + 4] += square.1
    sums[start + 5] += square.2
    sums[start + 6] += gradient
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
