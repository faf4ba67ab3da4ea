internal import Labels

/// The pixels of a glyph in its cell, 8 columns by 16 rows.
internal struct GlyphDots: Hashable, Sendable {
  /// Columns of a cell.
  internal static let width = 8
  /// Rows of a cell.
  internal static let height = 16

  /// One byte a row from the top, bit 7 being the leftmost column.
  internal private(set) var rows: [UInt8]

  /// Makes a glyph without a pixel.
  internal init() { rows = [UInt8](repeating: 0, count: Self.height) }

  /// Makes a glyph from rows of which `first` is the first; all others are empty.
  internal init(rows lines: some Sequence<UInt8>, from first: Int) {
    self.init()
    for (offset, line) in lines.enumerated() where first + offset < Self.height {
      rows[first + offset] = line
    }
  }

  /// A box that stands for what the typeface lacks.
  internal static let hollow = GlyphDots(
    rows: [0x7E, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x7E], from: 2)

  /// Whether a pixel is set.
  internal subscript(x: Int, y: Int) -> Bool {
    get { rows[y] >> (Self.width - 1 - x) & 1 == 1 }
    set {
      let bit: UInt8 = 1 << (Self.width - 1 - x)
      if newValue { rows[y] |= bit } else { rows[y] &= ~bit }
    }
  }

  /// Sets the pixels of a rectangle.
  internal mutating func fill(_ columns: Range<Int>, _ lines: Range<Int>) {
    for y in lines {
      for x in columns { self[x, y] = true }
    }
  }

  /// The glyph in bold: every pixel also one to the right.
  internal var bold: GlyphDots { GlyphDots(rows: rows.map { $0 | $0 >> 1 }, from: 0) }

  /// Its pixels as rectangles that do not overlap; those of one row first, continued downwards.
  internal var rectangles: [Rectangle<ImageSpace>] {
    var done: [Rectangle<ImageSpace>] = []
    var open: [Rectangle<ImageSpace>] = []
    for y in 0..<Self.height {
      var next: [Rectangle<ImageSpace>] = []
      for run in runs(y) {
        if let index = open.firstIndex(where: {
          $0.x == run.lowerBound && $0.maxX == run.upperBound
        }
        ) {
          var longer = open.remove(at: index)
          longer.height += 1
          next.append(longer)
        } else {
          next.append(Rectangle(x: run.lowerBound, y: y, width: run.count, height: 1))
        }
      }
      done += open
      open = next
    }
    return (done + open).sorted { ($0.y, $0.x) < ($1.y, $1.x) }
  }

  private func runs(_ y: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for x in 0...Self.width {
      let isSet = x < Self.width && self[x, y]
      if isSet, start == nil { start = x }
      if !isSet, let first = start {
        runs.append(first..<x)
        start = nil
      }
    }
    return runs
  }
}
