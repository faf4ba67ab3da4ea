import ArgumentParser

/// A share as typed: `10%` or `0.1`.
struct ShareArgument: ExpressibleByArgument, Hashable, Sendable {
  /// The share, 0...1.
  let share: Double

  /// A share that is known.
  init(_ share: Double) { self.share = share }

  /// Reads a share; nil for what is none or not within 0 % to 100 %.
  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    let digits = isPercent ? argument.dropLast() : Substring(argument)
    guard let first = digits.first, first.isASCII, first.isNumber || first == ".",
      let number = Double(digits), number.isFinite
    else { return nil }
    let share = isPercent ? number / 100 : number
    guard (0...1).contains(share) else { return nil }
    self.share = share
  }

  /// The share as it is typed.
  var defaultValueDescription: String { share == 0 ? "0%" : "\(share)" }
}
