import Labels
import RealModule

/// How mixed the labels around each pixel are: the map that the released code calls purity.
///
/// E = -sum of d ln(d + 1e-6), d being the shares of classes and void in a window of 17 by 17 pixels
/// that is cut off at the image's edges; void pixels have the image's highest value. Low is pure.
/// Reference `seco-method.md` 1.2.1. Sums are made in `Double` and rounded to `Float`, so that equal
/// shares of other classes give equal values.
struct LabelEntropy: Sendable {
  /// The window reaches this far from its middle, pixels.
  static let radius = 8
  private static let side = 2 * radius + 1
  private let width: Int
  /// The entropy of every pixel in nats, row-major.
  let values: [Float]

  /// Measures a map.
  /// - Complexity: O(pixels * classes present).
  init(_ map: LabelMap) {
    width = map.width
    var window = EntropyWindow(map)
    var values: [Float] = []
    values.reserveCapacity(map.size.area)
    for y in 0..<map.height { values += window.row(y) }
    let highest = values.max() ?? 0
    for (index, id) in map.ids.enumerated() where id == ClassID.void.rawValue {
      values[index] = highest
    }
    self.values = values
  }

  /// The entropy at column `x` of row `y`.
  subscript(x: Int, y: Int) -> Float { values[y * width + x] }
}

/// Counts per class and column over the rows of the window, which moves down row by row.
private struct EntropyWindow {
  private let map: LabelMap
  /// The place of each id among those present; void is one of them.
  private var slots = [Int](repeating: 0, count: 256)
  private let slotCount: Int
  /// The counts, [slots, width].
  private var columns: [Int32]
  /// Pixels of each slot in the rows of the window.
  private var totals: [Int]
  /// The summand of a count, [columns of the window, count], for as many rows as there are now.
  private var terms: [Double] = []
  private var termRows = 0

  private static let radius = LabelEntropy.radius
  private static let side = 2 * radius + 1
  private static let counts = side * side + 1

  init(_ map: LabelMap) {
    self.map = map
    let present = map.histogram().enumerated().filter { $0.element > 0 }.map(\.offset)
    for (slot, id) in present.enumerated() { slots[id] = slot }
    slotCount = present.count
    columns = [Int32](repeating: 0, count: present.count * map.width)
    totals = [Int](repeating: 0, count: present.count)
    for y in 0..<min(Self.radius, map.height) { count(y, by: 1) }
  }

  private mutating func count(_ y: Int, by change: Int32) {
    for x in 0..<map.width {
      let slot = slots[Int(map.ids[y * map.width + x])]
      columns[slot * map.width + x] += change
      totals[slot] += Int(change)
    }
  }

  /// The entropies of a row; rows must be asked for in order.
  mutating func row(_ y: Int) -> [Float] {
    if y + Self.radius < map.height { count(y + Self.radius, by: 1) }
    if y > Self.radius { count(y - Self.radius - 1, by: -1) }
    setTerms(rows: min(y + Self.radius, map.height - 1) - max(y - Self.radius, 0) + 1)
    var sums = [Double](repeating: 0, count: map.width)
    for slot in 0..<slotCount where totals[slot] > 0 { add(slot, to: &sums) }
    return sums.map { Float($0) }
  }

  private func add(_ slot: Int, to sums: inout [Double]) {
    let width = map.width
    let start = slot * width
    var count = 0
    for x in 0..<min(Self.radius, width) { count += Int(columns[start + x]) }
    for x in 0..<width {
      if x + Self.radius < width { count += Int(columns[start + x + Self.radius]) }
      if x > Self.radius { count -= Int(columns[start + x - Self.radius - 1]) }
      let extent = min(x + Self.radius, width - 1) - max(x - Self.radius, 0) + 1
      sums[x] += terms[extent * Self.counts + count]
    }
  }

  private mutating func setTerms(rows: Int) {
    guard rows != termRows else { return }
    termRows = rows
    terms = [Double](repeating: 0, count: (Self.side + 1) * Self.counts)
    for extent in 1...Self.side {
      for count in 1...(rows * extent) {
        let share = Double(count) / Double(rows * extent)
        terms[extent * Self.counts + count] = -share * Double.log(share + 1e-6)
      }
    }
  }
}
