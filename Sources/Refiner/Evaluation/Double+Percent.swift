extension Double {
  /// A fraction in per cent with one decimal, rounded half away from zero; `+` and `-` when signed.
  public func percent(signed: Bool = false) -> String {
    let tenths = Int((self * 1000).rounded())
    let digits = "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    let sign = tenths < 0 ? "-" : signed && tenths > 0 ? "+" : ""
    return sign + digits
  }
}
