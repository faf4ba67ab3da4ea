internal import Glibc

/// A labelled position of an axis.
internal struct ChartTick: Hashable, Sendable {
  /// The value it marks.
  internal let value: Double
  /// How the value is written.
  internal let text: String
}

extension ChartAxis {
  /// Ticks at round numbers, at most about `count` of them.
  internal func ticks(atMost count: Int) -> [ChartTick] {
    scale == .linear ? linearTicks(count) : logarithmicTicks(count)
  }

  private func linearTicks(_ count: Int) -> [ChartTick] {
    let step = Self.niceStep(for: (upper - lower) / Double(max(1, count)))
    let slack = step * 1e-6
    let first = Int(((lower - slack) / step).rounded(.up))
    let last = Int(((upper + slack) / step).rounded(.down))
    guard first <= last else { return [] }
    let largest = max(abs(lower), abs(upper))
    return (first...last).map { index in
      let value = Double(index) * step
      return ChartTick(value: value, text: Self.text(value, step: step, largest: largest))
    }
  }

  /// Powers of ten, or every second or third of them when there are too many.
  private func logarithmicTicks(_ count: Int) -> [ChartTick] {
    let first = Int((log10(lower) - 1e-9).rounded(.up))
    let last = Int((log10(upper) + 1e-9).rounded(.down))
    guard first <= last else { return [] }
    let stride = (last - first) / max(1, count) + 1
    return Swift.stride(from: first, through: last, by: stride).map { exponent in
      let value = pow(10, Double(exponent))
      return ChartTick(value: value, text: Self.text(value, step: value, largest: value * 10))
    }
  }

  /// A number with as many decimals as steps of `step` need; thousands as `k`, millions as `M`, when
  /// the axis reaches that far and all of its ticks are multiples.
  private static func text(_ value: Double, step: Double, largest: Double) -> String {
    for (unit, name) in [(1e6, "M"), (1e3, "k")] where largest >= 10 * unit && step >= unit / 10 {
      guard value != 0 else { return "0" }
      return ChartNumber.text(value / unit, decimals: decimals(of: step / unit)) + name
    }
    return ChartNumber.text(value, decimals: decimals(of: step))
  }

  private static func decimals(of step: Double) -> Int {
    min(9, max(0, Int(-log10(step * (1 + 1e-9)).rounded(.down))))
  }
}
