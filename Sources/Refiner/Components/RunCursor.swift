/// Walks along the runs of a mask.
internal struct RunCursor {
  private let counts: [UInt32]
  private var index = 0
  /// Pixels left of the run; nil behind the last.
  internal private(set) var length: Int?

  internal init(_ counts: [UInt32]) {
    self.counts = counts
    length = counts.first.map(Int.init)
    skipEmpty()
  }

  internal var isSet: Bool { !index.isMultiple(of: 2) }

  internal mutating func advance(_ step: Int) {
    length = length.map { $0 - step }
    skipEmpty()
  }

  private mutating func skipEmpty() {
    while length == 0 {
      index += 1
      length = index < counts.count ? Int(counts[index]) : nil
    }
  }
}
