import Labels

/// Photos pooled by the box mean: one colour per sample.
struct PhotoPool {
  /// The value of a sample that lies outside the photo.
  static let outside = UInt32.max

  /// The sample grid that the colours belong to.
  let grid: SampleGrid
  /// One colour, 0xRRGGBB, or ``outside`` per sample, row-major.
  var colours: [UInt32]

  /// Pools a photo.
  ///
  /// Rows are first added up over whole columns, which vectorises, then columns per sample.
  /// - Complexity: O(covered pixels).
  init(_ photo: RGBImage, grid: SampleGrid) {
    self.grid = grid
    colours = [UInt32](repeating: Self.outside, count: grid.columns.count * grid.rows.count)
    let covered = SampleGrid.hull(grid.columns)
    guard !covered.isEmpty else { return }
    var columnSums = [UInt16](repeating: 0, count: photo.width * 3)
    var sums = [UInt64](repeating: 0, count: grid.columns.count * 3)
    for row in 0..<grid.rows.count where !grid.rows[row].isEmpty {
      let rows = grid.rows[row]
      for index in sums.indices { sums[index] = 0 }
      // 257 rows of 255 fill sixteen bits.
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 257) {
        let band = start..<min(start + 257, rows.upperBound)
        Self.add(photo, columns: covered, rows: band, into: &columnSums)
        Self.add(columnSums, from: covered.lowerBound, of: grid.columns, into: &sums)
      }
      store(sums, row: row)
    }
  }

  /// The samples of a cell.
  func cell(column: Int, row: Int) -> CellSamples<UInt32> {
    let layout = grid.layout
    let first = row * layout.rows * grid.columns.count + column * layout.columns
    var cell = CellSamples<UInt32>(layout, repeating: colours[first])
    for index in 1..<max(layout.count, 1) {
      let line = first + index / layout.columns * grid.columns.count
      cell.set(index, to: colours[line + index % layout.columns])
    }
    return cell
  }

  private static func add(
    _ photo: RGBImage, columns: Range<Int>, rows: Range<Int>, into columnSums: inout [UInt16]
  ) {
    let bytes = photo.bytes.span
    var sums = columnSums.mutableSpan
    let values = columns.lowerBound * 3..<columns.upperBound * 3
    let count = min(values.count, sums.count)
    for x in 0..<count { sums[x] = 0 }
    for y in rows {
      let start = y * photo.width * 3 + values.lowerBound
      // Spans of one length from zero on are what this loop needs to vectorise.
      let line = bytes.extracting(start..<start + count)
      for x in 0..<count { sums[x] &+= UInt16(line[x]) }
    }
  }

  private static func add(
    _ columnSums: [UInt16], from first: Int, of columns: [Range<Int>], into sums: inout [UInt64]
  ) {
    let values = columnSums.span
    for (index, range) in columns.enumerated() {
      var red: UInt64 = 0
      var green: UInt64 = 0
      var blue: UInt64 = 0
      for x in range.lowerBound - first..<range.upperBound - first {
        red &+= UInt64(values[x * 3])
        green &+= UInt64(values[x * 3 + 1])
        blue &+= UInt64(values[x * 3 + 2])
      }
      sums[index * 3] &+= red
      sums[index * 3 + 1] &+= green
      sums[index * 3 + 2] &+= blue
    }
  }

  private mutating func store(_ sums: [UInt64], row: Int) {
    for (index, columns) in grid.columns.enumerated() where !columns.isEmpty {
      let count = UInt64(columns.count * grid.rows[row].count)
      let red = UInt32((sums[index * 3] + count / 2) / count)
      let green = UInt32((sums[index * 3 + 1] + count / 2) / count)
      let blue = UInt32((sums[index * 3 + 2] + count / 2) / count)
      colours[row * grid.columns.count + index] = red << 16 | green << 8 | blue
    }
  }
}

extension RGB {
  /// Makes a colour from 0xRRGGBB.
  init(packed: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: packed >> 16), UInt8(truncatingIfNeeded: packed >> 8),
      UInt8(truncatingIfNeeded: packed))
  }

  /// The colour as 0xRRGGBB.
  var packed: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
