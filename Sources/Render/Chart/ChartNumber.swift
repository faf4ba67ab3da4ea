internal import Glibc

/// Numbers as text, the same in every locale.
internal enum ChartNumber {
  /// A number with exactly `decimals` digits after the point, 0...9; minus zero is zero.
  ///
  /// Numbers beyond 10^9 are clamped: no coordinate or tick of a chart is so large once it has its unit.
  internal static func text(_ value: Double, decimals: Int) -> String {
    precondition((0...9).contains(decimals), "\(decimals) decimals")
    let factor = pow(10, Double(decimals))
    let units = Int((min(1e9, max(-1e9, value.isNaN ? 0 : value)) * factor).rounded())
    let digits = String(abs(units))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    let fraction = padded.suffix(decimals)
    return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }
}
