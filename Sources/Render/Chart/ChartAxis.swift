internal import Glibc

/// One axis of a chart: what it measures and the values that it spans.
public struct ChartAxis: Hashable, Sendable {
  /// How values are spread along the axis.
  public enum Scale: Hashable, Sendable {
    /// Equal steps of the value.
    case linear
    /// Equal steps of the value's logarithm; values must be positive to be seen.
    case logarithmic
  }

  /// What is measured, with its unit.
  public let title: String
  /// The value at the axis' start.
  public let lower: Double
  /// The value at its end; larger than ``lower``.
  public let upper: Double
  /// How values are spread.
  public let scale: Scale

  /// Makes an axis that spans exactly `lower` to `upper`; a logarithmic one starts above zero.
  public init(_ title: String, from lower: Double, to upper: Double, scale: Scale = .linear) {
    precondition(lower.isFinite && upper.isFinite && lower < upper, "Axis \(lower)...\(upper)")
    precondition(scale == .linear || lower > 0, "Logarithmic axis from \(lower)")
    self.title = title
    self.lower = lower
    self.upper = upper
    self.scale = scale
  }

  /// Makes an axis that holds all of `values` and ends on round numbers.
  ///
  /// A linear axis starts at zero when all values are positive and some are small against the largest.
  /// Values that are not finite, or not positive on a logarithmic axis, are left out.
  public init(_ title: String, fitting values: [Double], scale: Scale = .linear) {
    let usable = values.filter { $0.isFinite && (scale == .linear || $0 > 0) }
    var low = usable.min() ?? (scale == .linear ? 0 : 1)
    var high = usable.max() ?? 1
    switch scale {
    case .linear:
      if low > 0, low < high / 2 { low = 0 }
      if low == high { (low, high) = low == 0 ? (0, 1) : (min(0, low), max(0, high)) }
      let step = Self.niceStep(for: (high - low) / 6)
      low = (low / step).rounded(.down) * step
      high = (high / step).rounded(.up) * step
    case .logarithmic:
      low = pow(10, log10(low).rounded(.down))
      high = max(low * 10, pow(10, log10(high).rounded(.up)))
    }
    self.init(title, from: low, to: high, scale: scale)
  }

  /// Where a value stands: 0 at the start of the axis, 1 at its end, outside of that beyond them.
  internal func position(of value: Double) -> Double {
    switch scale {
    case .linear: return (value - lower) / (upper - lower)
    case .logarithmic:
      guard value > 0 else { return -1 }
      return log(value / lower) / log(upper / lower)
    }
  }

  /// The smallest of 1, 2, 5 times a power of ten that is at least `step`.
  internal static func niceStep(for step: Double) -> Double {
    precondition(step > 0 && step.isFinite, "Step \(step)")
    let power = pow(10, log10(step).rounded(.down))
    // A step that is round already must not become the next one by a rounding error.
    let factor = [1.0, 2, 5].first { $0 * power >= step * (1 - 1e-9) } ?? 10
    return factor * power
  }
}
