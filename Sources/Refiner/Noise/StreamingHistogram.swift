/// Values of a data set in a fixed number of bins, each with its own mean.
///
/// Sixteen thousand bins, unless fewer are asked for, keep the mixture's parameters and the ranks to the
/// fourth digit, and memory does not grow with the data set.
public struct StreamingHistogram: Hashable, Sendable {
  /// Values of one bin.
  public struct Bin: Hashable, Sendable {
    /// How many values fell into it.
    public var count: Int
    /// Their mean.
    public var mean: Double
  }

  private let ceiling: Double
  private let binCount: Int
  private var counts: [Int]
  private var sums: [Double]
  /// The smallest value; 0 without any.
  public private(set) var minimum = 0.0
  /// The largest value; 0 without any.
  public private(set) var maximum = 0.0
  /// Number of values.
  public private(set) var count = 0

  /// Makes an empty histogram over 0...`ceiling`; larger values count in the last bin, with their own mean.
  public init(ceiling: Double, binCount: Int = 16_384) {
    precondition(ceiling > 0 && binCount > 0, "\(binCount) bins up to \(ceiling)")
    self.ceiling = ceiling
    self.binCount = binCount
    counts = Array(repeating: 0, count: binCount)
    sums = Array(repeating: 0, count: binCount)
  }

  /// Adds one value, finite and zero or more.
  public mutating func add(_ value: Double) {
    precondition(value.isFinite && value >= 0, "Value \(value)")
    minimum = count == 0 ? value : min(minimum, value)
    maximum = count == 0 ? value : max(maximum, value)
    count += 1
    let bin = bin(of: value)
    counts[bin] += 1
    sums[bin] += value
  }

  private func bin(of value: Double) -> Int {
    min(binCount - 1, max(0, Int(value / ceiling * Double(binCount))))
  }

  /// The bins that hold values, in rising order.
  public var bins: [Bin] {
    counts.indices.filter { counts[$0] > 0 }.map {
      Bin(count: counts[$0], mean: sums[$0] / Double(counts[$0]))
    }
  }

  /// The value below which a share of the values lies, to the width of a bin.
  public func quantile(_ share: Double) -> Double {
    var left = share * Double(count)
    for bin in counts.indices where counts[bin] > 0 {
      left -= Double(counts[bin])
      if left <= 0 { return sums[bin] / Double(counts[bin]) }
    }
    return maximum
  }

  /// Ranks for look-up, after all values were added.
  public func ranks() -> Ranks {
    var below = 0
    let total = Double(max(1, count))
    return Ranks(
      histogram: self,
      midranks: counts.map { number in
        defer { below += number }
        return Float((Double(below) + Double(number) / 2) / total)
      })
  }

  /// The rank of values among all that were added, as a share; values of one bin tie at its middle.
  public struct Ranks: Sendable {
    fileprivate let histogram: StreamingHistogram
    fileprivate let midranks: [Float]

    /// The share of values below `value`, ties counted half: 0...1.
    public func rank(of value: Double) -> Float { midranks[histogram.bin(of: value)] }
  }
}
